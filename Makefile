# Volna. GNU make, no configure step; `make help` lists the targets.
#
# Each layer of src/ becomes one static library, build/MODE/libLAYER.a, and each tests/LAYER/ one test program,
# build/MODE/tests/LAYER, linked with nothing but the layers that layer may use: what links is what is allowed.
# Every other .c in tests/DIR/ and tools/ is a program of its own, linked with everything: build/MODE/tests/DIR/NAME;
# what the programs of a DIR share stands in tests/DIR/common/.

VERSION := 0.1.0
PREFIX  ?= /usr/local
DATADIR := $(PREFIX)/share/volna
MANDIR  := $(PREFIX)/share/man
MODES   := debug asan release cov fuzz
JOBS    ?= $(shell nproc 2>/dev/null || echo 2)

# `make build/asan/volna` speaks for itself; otherwise MODE=… or the release build.
MODE ?= $(or $(firstword $(foreach m,$(MODES),$(if $(filter build/$(m)/%,$(MAKECMDGOALS)),$(m)))),release)
ifeq ($(filter $(MODE),$(MODES)),)
$(error MODE is one of: $(MODES))
endif
B := build/$(MODE)

# --- The layers, from the top down (the order of linking), and what each may use: DESIGN, section 2 ---

LAYERS       := app term ui report store content engine base
uses_base    := base
uses_engine  := engine base
uses_content := content engine base
uses_store   := store engine base
uses_report  := report store engine base
uses_ui      := ui engine base
uses_term    := term ui engine base
uses_app     := $(LAYERS)
uses_bench   := $(LAYERS)

# What a layer needs from outside. libunistring ships no .pc file. --cflags-only-I, because the flags of ncursesw
# would define _XOPEN_SOURCE a second time.
packages_base    := libsodium
packages_content := yaml-0.1 hunspell
packages_store   := sqlite3
packages_report  := pangocairo
packages_ui      := freetype2 fontconfig
packages_term    := ncursesw
packages_tests   := cmocka vterm
find_includes = $(if $1,$(patsubst -I%,-isystem %,$(shell pkg-config --cflags-only-I $1 2>/dev/null)))
find_libs     = $(if $1,$(shell pkg-config --libs $1 2>/dev/null))
$(foreach l,$(LAYERS) tests,$(eval includes_$l := $(call find_includes,$(packages_$l))))
$(foreach l,$(LAYERS) tests,$(eval libs_$l := $(call find_libs,$(packages_$l))))
libs_base += -lunistring -lm
all_libs  := $(foreach l,$(LAYERS),$(libs_$l))

defines_content := -DVOLNA_DATADIR='"$(DATADIR)"'
defines_app := -DVOLNA_VERSION='"$(VERSION)"' -DVOLNA_DATADIR='"$(DATADIR)"'

# --- Flags ---

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla \
            -Wformat=2 -Wundef -Wcast-qual -Wwrite-strings -Wimplicit-fallthrough
SANITIZE := address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# Instrumented code hides from the compiler what these warnings are worked out from.
UNSURE   := -Wno-format-truncation -Wno-maybe-uninitialized

cflags_debug    := -O1 -g
cflags_asan     := -O1 -g -fsanitize=$(SANITIZE) $(UNSURE)
cflags_release  := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
cflags_cov      := -O0 -g --coverage $(UNSURE)
cflags_fuzz     := -O1 -g -fsanitize=fuzzer-no-link,$(SANITIZE)
ldflags_asan    := -fsanitize=address,undefined
ldflags_release := -pie -Wl,-z,relro,-z,now
ldflags_cov     := --coverage
ldflags_fuzz    := -fsanitize=fuzzer,address,undefined

# Warnings are errors where the authors work; a user's release build must not fail for a newer compiler's opinion.
werror_debug := -Werror
werror_asan  := -Werror
WERROR       ?= $(werror_$(MODE))

ifeq ($(MODE),fuzz)
CC := clang
endif
compile_options = -std=c17 -D_XOPEN_SOURCE=700 -Isrc $(WARNINGS)
compile = $(CC) $(compile_options) $(cflags_$(MODE)) $(WERROR) $(CPPFLAGS) $(CFLAGS)
link    = $(CC) $(ldflags_$(MODE)) -Wl,--as-needed $(LDFLAGS)

# --- Files ---

find_sources = $(sort $(shell find src/$1 -name '*.c' ! -path src/app/main.c ! -path src/app/printer.c 2>/dev/null))
$(foreach l,$(LAYERS),$(eval sources_$l := $(call find_sources,$l)))
$(foreach l,$(LAYERS),$(eval tests_$l := $(sort $(wildcard tests/$l/*.c))))
tests_app += $(if $(tests_app),tests/term/pty.c)

ALL_LIBS     := $(LAYERS:%=$B/lib%.a)
TEST_LAYERS  := $(strip $(foreach l,base engine content store report ui term app,$(if $(tests_$l),$l)))
TESTS        := $(TEST_LAYERS:%=$B/tests/%)
PROGRAMS     := $(foreach p,$(patsubst %.c,$B/%,$(wildcard tests/*/*.c tools/*.c)),$(if $(filter $(LAYERS:%=$B/tests/%/),$(dir $p)),,$p))
BENCHES      := $(filter $B/tests/bench/%,$(PROGRAMS))
FUZZERS      := $(filter $B/tests/fuzz/%,$(PROGRAMS))
HELPERS      := $(filter-out $(BENCHES) $(FUZZERS),$(PROGRAMS))
TEST_SCRIPTS := $(sort $(wildcard tests/*/run-*.sh))
BINARY       := $(if $(wildcard src/app/main.c),$B/volna $B/volna-print)

Q   := $(if $V,,@)
say  = $(if $V,,@printf '  %-8s%s\n' $1 $2)

# --- Rules ---

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.SECONDEXPANSION:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# In functions, since a % written in a rule would be taken for the rule's own.
layer_of = $(word 2,$(subst /, ,$1))
objects  = $(patsubst %.c,$B/obj/%.o,$1)
libs_for = $(patsubst %,$B/lib%.a,$1)
program_libs = $(call libs_for,$(if $(filter tests/lint/%,$1),base,$(LAYERS)))

$B/obj/src/%.o: src/%.c $B/flags
	$(call say,CC,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(compile) $(includes_$(call layer_of,$<)) $(defines_$(call layer_of,$<)) -MMD -MP -c $< -o $@

$B/obj/tests/%.o: tests/%.c $B/flags
	$(call say,CC,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(compile) -Itests $(includes_tests) $(foreach u,$(uses_$(call layer_of,$<)),$(includes_$u)) -MMD -MP -c $< -o $@

$(ALL_LIBS): $B/lib%.a: $$(call objects,$$(sources_$$*)) $B/sources-%
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $(filter %.o,$^)

$B/volna: $$(call objects,src/app/main.c) $(ALL_LIBS)
	$(call say,LINK,$@)
	$(Q)$(link) $^ $(all_libs) -o $@

# What draws a PDF needs half a desktop of libraries: a program of its own, so that the kiosk starts without them.
$B/volna-print: $$(call objects,src/app/printer.c) $(ALL_LIBS)
	$(call say,LINK,$@)
	$(Q)$(link) $^ $(all_libs) -o $@

# The list of a layer's test tables is made from its files, so a new test file needs no registration.
$B/tests/%_tests.c: tests/register.sh $$(tests_$$*) $B/sources-tests-%
	$(Q)mkdir -p $(@D) && tests/register.sh $(filter %.c,$^) > $@

$B/tests/%_tests.o: $B/tests/%_tests.c tests/expect.h
	$(Q)$(compile) -Itests $(includes_tests) -c $< -o $@

$(TESTS): $B/tests/%: $$(call objects,$$(tests_$$*)) $B/tests/%_tests.o $B/obj/tests/expect.o \
                      $$(addsuffix .a,$$(addprefix $B/lib,$$(uses_$$*)))
	$(call say,LINK,$@)
	$(Q)$(link) $^ $(foreach u,$(uses_$*),$(libs_$u)) $(libs_tests) -o $@

# The tests of the whole program run it, some of them with a wall clock that they set.
$B/tests/app: | $B/volna $B/volna-print $B/tests/wall_clock.so
$B/tests/wall_clock.so: tests/app/preload/wall_clock.c
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(compile_options) -O1 -fPIC -shared $< -o $@

$(PROGRAMS): $B/%: $$(call objects,$$*.c $$(wildcard $$(dir $$*)common/*.c)) $$(call program_libs,$$*)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(link) $^ $(all_libs) $(libs_tests) -o $@

$B/obj/tools/%.o: tools/%.c $B/flags
	$(call say,CC,$@)
	$(Q)mkdir -p $(@D) && $(compile) $(foreach u,$(LAYERS),$(includes_$u)) -MMD -MP -c $< -o $@

# Files that change only when their text does: an archive is made anew when a source goes away, and every object when
# the flags change.
stamp = @mkdir -p $(@D); printf '%s\n' '$(subst ','\'',$1)' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$1)' > $@
$B/flags: FORCE
	$(call stamp,$(compile))
$B/defines: FORCE
	$(call stamp,$(defines_app))
$(call objects,$(sources_app) $(sources_content) $(wildcard src/app/main.c src/app/printer.c)): $B/defines
$B/sources-tests-%: FORCE
	$(call stamp,$(tests_$*))
$B/sources-%: FORCE
	$(call stamp,$(sources_$*))

-include $(shell find $B/obj -name '*.d' 2>/dev/null)

# --- Targets ---

.PHONY: FORCE help run test check-asan lint format bench fault fuzz cov install uninstall deps pictures schema clean \
        all all-tests all-benches all-fuzzers all-tools lint-run
FORCE:

again := +$(Q)$(MAKE) --no-print-directory -j$(JOBS)

help: ## this list
	@awk -F ':.*## ' '/^[a-zA-Z%-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@printf '  MODE=debug|asan|release|cov|fuzz, WERROR=-Werror, V=1, PREFIX=, DESTDIR=, WANT=ci (deps)\n'

all: $(BINARY) ## build the program (without a goal too)

deps: ## install what is missing to build (WANT=ci: also what lint and CI need)
	@packaging/deps.sh $(WANT)

run: ## build and open the kiosk
	@packaging/deps.sh build
	$(again) MODE=release build/release/volna build/release/volna-print
	@build/release/volna

test: ## build and run all tests; the last line is `N passed, N failed`
	@packaging/deps.sh
	$(again) MODE=release $(if $(BINARY),build/release/volna build/release/volna-print)
	$(again) MODE=debug all-tests
	@tests/run.sh build/debug $(TEST_LAYERS) $(TEST_SCRIPTS)

check-asan: ## all tests under the address and undefined behaviour sanitizers
	$(again) MODE=asan all-tests
	@tests/run.sh build/asan $(TEST_LAYERS) $(TEST_SCRIPTS)

test-%: ## build and run the tests of one layer: make test-engine
	$(again) MODE=$(or $(filter-out release,$(MODE)),debug) build/$(or $(filter-out release,$(MODE)),debug)/tests/$*
	@tests/run.sh build/$(or $(filter-out release,$(MODE)),debug) $*

all-tests: $(TESTS) $(HELPERS) $(BINARY)
all-benches: $(BENCHES) $B/volna
all-fuzzers: $(FUZZERS)
all-tools: $(filter $B/tools/%,$(PROGRAMS))

lint: ## layers, purity, messages, sizes, content, format, static analysis
	@packaging/deps.sh ci
	$(again) MODE=debug lint-run

lint-run: export COMPILE = $(compile_options) $(foreach l,$(LAYERS),$(includes_$l)) $(subst ',,$(defines_app))
lint-run: $(ALL_LIBS) $(BINARY) $(filter $B/tests/lint/%,$(PROGRAMS))
	@BUILD=$B JOBS=$(JOBS) tests/lint/lint.sh

format: ## rewrite the sources with clang-format
	@find src tests tools -name '*.[ch]' 2>/dev/null | xargs clang-format -i

bench: ## measure against the limits
	$(again) MODE=release all-benches
	@tests/bench/run.sh build/release

fault: ## kill a whole evening 200 times (VOLNA_KILLS) and see that nothing is lost
	$(again) MODE=debug build/debug/tests/app
	@VOLNA_KILLS=$${VOLNA_KILLS:-200} tests/run.sh build/debug app

fuzz: ## fuzz for SECONDS_EACH (60) seconds a target, with clang
	$(again) MODE=fuzz all-fuzzers
	@for target in $(patsubst $B/%,build/fuzz/%,$(FUZZERS)); do \
	  corpus=tests/fuzz/corpus/$${target##*/}; mkdir -p build/fuzz/corpus/$${target##*/}; \
	  $$target -max_total_time=$${SECONDS_EACH:-60} -artifact_prefix=build/fuzz/ build/fuzz/corpus/$${target##*/} \
	    $$([ -d $$corpus ] && echo $$corpus) || exit 1; done

cov: ## line coverage of the tests, in build/cov/coverage.txt
	$(again) MODE=cov all-tests
	@tests/run.sh build/cov $(TEST_LAYERS)
	@find build/cov/obj/src -name '*.gcda' -exec gcov -n {} + | tests/coverage.sh > build/cov/coverage.txt
	@tail -n 1 build/cov/coverage.txt

schema: ## write docs/*.schema.json from the loader's tables
	$(again) MODE=release build/release/tools/schema
	@for kind in quiz game; do build/release/tools/schema $$kind > docs/$$kind.schema.json || exit 1; done

pictures: ## draw the pictures of the README from the canvas
	$(again) MODE=release all-tools
	@build/release/tools/pictures docs/pictures

install: build/release/volna build/release/volna-print ## into $(DESTDIR)$(PREFIX)
	install -D -m 755 $< $(DESTDIR)$(PREFIX)/bin/volna
	install -D -m 755 build/release/volna-print $(DESTDIR)$(PREFIX)/libexec/volna/volna-print
	for d in quizzes games; do [ ! -d $$d ] || { mkdir -p $(DESTDIR)$(DATADIR) && cp -R $$d $(DESTDIR)$(DATADIR)/; }; done
	install -D -m 644 LICENSE $(DESTDIR)$(DATADIR)/LICENSE
	install -D -m 644 docs/man/volna.1 $(DESTDIR)$(MANDIR)/man1/volna.1
	install -D -m 644 docs/man/ru/volna.1 $(DESTDIR)$(MANDIR)/ru/man1/volna.1

uninstall: ## the reverse of install
	rm -rf $(DESTDIR)$(PREFIX)/bin/volna $(DESTDIR)$(PREFIX)/libexec/volna $(DESTDIR)$(DATADIR) \
	  $(DESTDIR)$(MANDIR)/man1/volna.1 $(DESTDIR)$(MANDIR)/ru/man1/volna.1

clean: ## remove build/
	rm -rf build
