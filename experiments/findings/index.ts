import {calibration} from './calibration.ts';
import type {Finding} from './finding.ts';
import {ledger} from './ledger.ts';
import {overfitting} from './overfitting.ts';

/** Every finding, in the order of computing. To add one, write its file, its schema, and list it here. */
export const findings: readonly Finding[] = [ledger, overfitting, calibration];
