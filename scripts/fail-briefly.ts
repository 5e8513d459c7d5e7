/** From now on an expected error, a plain `Error`, ends the process with its message alone; others show their stack. */
export function failBriefly(): void {
  process.on('uncaughtException', (error) => {
    console.error(error.constructor === Error ? error.message : error);
    process.exit(1);
  });
}
