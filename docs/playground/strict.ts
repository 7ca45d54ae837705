/** Loaded before the library: its content security policy forbids code made from text, so zod must not even try. */
import { config } from 'zod';

config({ jitless: true });
