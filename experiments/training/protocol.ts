/**
 * Names the way a trial is computed. Raise it whenever the same trial would give other numbers than before: then every
 * trial is computed again. The golden tests fail where the numbers change and this does not.
 */
export const protocol = 1;
