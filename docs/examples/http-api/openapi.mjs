/** What the API takes and gives, as OpenAPI 3.1, made from the schemas of the library. */
import { issueJsonSchema, journalJsonSchema, operationJsonSchema, planJsonSchema, rollupJsonSchema } from 'spm-model';

/** The schemas, served beside the description under their names. @type {Record<string, object>} */
export const schemas = {
  plan: planJsonSchema(),
  operation: operationJsonSchema(),
  journal: journalJsonSchema(),
  rollup: rollupJsonSchema(),
  issue: issueJsonSchema(),
};

/** @param {string} name */
const ref = (name) => ({ $ref: `/schemas/${name}` });
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
  properties: { issues: { type: 'array', items: ref('issue') } },
});

export const openApi = {
  openapi: '3.1.0',
  info: { title: 'Strategic plans', version: '1.0.0' },
  paths: {
    '/plans/{id}': {
      put: {
        summary: 'Puts a plan in',
        parameters: [plan],
        requestBody: body(ref('plan')),
        responses: { 201: answer('It is there'), 409: answer('There was one'), 422: refused },
      },
    },
    '/plans/{id}/plan': {
      get: {
        summary: 'The plan, now or as it was recorded at an instant; its ETag says what was seen',
        parameters: [plan, parameter('at', 'query', 'An instant'), parameter('If-None-Match', 'header', 'An ETag')],
        responses: {
          200: answer('The plan', ref('plan')),
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
          parameter('X-Author', 'header', 'Who does it'),
        ],
        requestBody: body({ oneOf: [ref('operation'), { type: 'array', items: ref('operation') }] }),
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
        responses: { 200: answer('Its standing', ref('rollup')) },
      },
    },
    '/plans/{id}/journal': {
      get: {
        summary: 'All that was done',
        parameters: [plan],
        responses: { 200: answer('The journal', ref('journal')) },
      },
    },
  },
};
