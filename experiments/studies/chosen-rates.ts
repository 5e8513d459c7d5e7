/**
 * The learning rate of each network of the controlled experiments, by data set and name: of those that controlled-rates
 * tried, the one with the highest validation accuracy, of equals the lowest. A test holds this against the record.
 */
export const chosenRates: Readonly<Record<string, number>> = {};
