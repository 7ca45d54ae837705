/** Serves the API: `node server.mjs [file] [port]`. */
import { serve } from '@hono/node-server';
import { createApi } from './api.mjs';

const port = Number(process.argv[3] ?? 8080);
serve({ fetch: createApi({ file: process.argv[2] ?? 'plans.db' }).fetch, port });
process.stdout.write(`http://localhost:${port}/openapi.json\n`);
