// Validates content files against the JSON Schemas with ajv, a validator that is not ours.
//
// Usage: node validate.js FOLDER-OF-NODE-MODULES good|bad FILE...
// good: every file must be valid; bad: none may be. Ends with `N passed, N failed`.
'use strict';
const fs = require('fs');
const path = require('path');

const [modules, wanted, ...files] = process.argv.slice(2);
const need = name => require(require.resolve(name, { paths: [modules] }));
const Ajv = need('ajv');
const yaml = need('js-yaml');

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
const schema = name => ajv.compile(JSON.parse(fs.readFileSync(`docs/${name}.schema.json`, 'utf8')));
const quiz = schema('quiz');
const game = schema('game');

const isGame = text => /^["']?(этапы|stages|программа|agenda|колоды|decks)["']?\s*:/m.test(text);

let passed = 0;
let failed = 0;
for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    const validate = isGame(text) ? game : quiz;
    const valid = validate(yaml.load(text, { schema: yaml.CORE_SCHEMA }));
    if (valid === (wanted === 'good')) {
        passed++;
        continue;
    }
    failed++;
    console.log(`${path.relative('.', file)}: ${valid ? 'valid, and should not be' : 'not valid'}`);
    for (const error of (validate.errors || []).slice(0, 8))
        console.log(`  ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
