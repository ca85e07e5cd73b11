#!/bin/sh
# The messages of both languages against each other: see messages.c.
exec "${BUILD:-build/debug}/tests/lint/messages"
