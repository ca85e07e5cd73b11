#!/bin/sh
# Prints the C file that lists every `const struct test_case tests_NAME[]` of the given test files.
set -eu
names=$(sed -n 's/^const struct test_case \(tests_[a-z0-9_]*\)\[\].*/\1/p' "$@" </dev/null)
printf '#include "expect.h"\n\n'
for name in $names; do printf 'extern const struct test_case %s[];\n' "$name"; done
printf '\nconst struct test_table test_tables[] = {\n'
for name in $names; do printf '    {"%s", %s},\n' "${name#tests_}" "$name"; done
printf '    {0},\n};\n'
