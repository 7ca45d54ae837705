/** What the API takes and gives, as OpenAPI 3.1, made from the schemas of the library. */
import { issueJsonSchema, journalJsonSchema, operationJsonSchema, planJsonSchema, rollupJsonSchema } from 'spm-model';

const made = {
  Plan: planJsonSchema(),
  Operation: operationJsonSchema(),
  Journal: journalJsonSchema(),
  PlanRollup: rollupJsonSchema(),
  Issue: issueJsonSchema(),
};

/** All schemas under the components, with the parts that they share. @type {Record<string, object>} */
const schemas = {};
for (const [name, { $schema, $defs, ...schema }] of Object.entries(made)) {
  const text = JSON.stringify({ ...Object($defs), [name]: schema })
    .replaceAll('"#/$defs/', '"#/components/schemas/')
    .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`);
  Object.assign(schemas, JSON.parse(text));
}

/** @param {string} name */
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
/** @param {string} description @param {object} [schema] */
const answer = (description, schema) =>
  schema === undefined ? { description } : { description, content: { 'application/json': { schema } } };
/** @param {object} schema */
const body = (schema) => ({ required: true, content: { 'application/json': { schema } } });
/** @param {string} name @param {string} where @param {string} description */
const parameter = (name, where, description) => ({
  name,
  in: where,
  description,
  required: where === 'path',
  schema: { type: 'string' },
});

const plan = parameter('id', 'path', 'Which plan');
const refused = answer('It does not fit; the issues say where and why', {
  type: 'object',
  properties: { issues: { type: 'array', items: ref('Issue') } },
});

export const openApi = {
  openapi: '3.1.0',
  info: { title: 'Strategic plans', version: '1.0.0' },
  components: { schemas },
  paths: {
    '/plans/{id}': {
      put: {
        summary: 'Puts a plan in',
        parameters: [plan],
        requestBody: body(ref('Plan')),
        responses: { 201: answer('It is there'), 409: answer('There was one'), 422: refused },
      },
    },
    '/plans/{id}/plan': {
      get: {
        summary: 'The plan, now or as it was recorded at an instant; its ETag says what was seen',
        parameters: [plan, parameter('at', 'query', 'An instant'), parameter('If-None-Match', 'header', 'An ETag')],
        responses: {
          200: answer('The plan', ref('Plan')),
          304: answer('It is the same'),
          404: answer('There is none'),
        },
      },
    },
    '/plans/{id}/operations': {
      post: {
        summary: 'Changes the plan by an operation, or by several as one',
        parameters: [
          plan,
          parameter('If-Match', 'header', 'The ETag of the plan that was seen'),
          parameter('Idempotency-Key', 'header', 'A name for this request: sent again, it is done once'),
        ],
        requestBody: body({ oneOf: [ref('Operation'), { type: 'array', items: ref('Operation') }] }),
        responses: {
          200: answer('It is done'),
          412: answer('The plan has changed since'),
          422: refused,
          428: answer('If-Match is missing'),
        },
      },
    },
    '/plans/{id}/rollup': {
      get: {
        summary: 'How the plan stands as of a day',
        parameters: [plan, parameter('asOf', 'query', 'The day, YYYY-MM-DD; today')],
        responses: { 200: answer('Its standing', ref('PlanRollup')) },
      },
    },
    '/plans/{id}/journal': {
      get: {
        summary: 'All that was done',
        parameters: [plan],
        responses: { 200: answer('The journal', ref('Journal')) },
      },
    },
  },
};
