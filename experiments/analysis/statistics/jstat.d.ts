// What we use of jstat, which brings no types.
declare module 'jstat' {
  const jStat: {
    beta: {inv(probability: number, alpha: number, beta: number): number};
    binomial: {cdf(count: number, trials: number, probability: number): number};
    chisquare: {inv(probability: number, freedom: number): number};
    normal: {
      cdf(value: number, mean: number, sd: number): number;
      inv(probability: number, mean: number, sd: number): number;
    };
    studentt: {cdf(value: number, freedom: number): number; inv(probability: number, freedom: number): number};
  };
  export default jStat;
}
