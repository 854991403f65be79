/** Imported before everything else: zod compiles schemas with `new Function` where it may, and the page's policy forbids that. */
import { config } from 'zod';

config({ jitless: true });
