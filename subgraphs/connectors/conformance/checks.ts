import type { Check } from './check.ts';
import { DRIFT_CHECKS } from './checks/drift.check.ts';
import { EMPTY_CHECKS } from './checks/empty.check.ts';
import { FAILURE_CHECKS } from './checks/failure.check.ts';
import { FIELD_CHECKS } from './checks/field.check.ts';
import { HOSTILE_CHECKS } from './checks/hostile.check.ts';
import { INCREMENTAL_CHECKS } from './checks/incremental.check.ts';
import { KEPT_CHECKS } from './checks/kept.check.ts';
import { KILL_CHECKS } from './checks/kill.check.ts';
import { LISTING_CHECKS } from './checks/listing.check.ts';
import { ORDER_CHECKS } from './checks/order.check.ts';
import { PAGING_CHECKS } from './checks/paging.check.ts';
import { PRIVACY_CHECKS } from './checks/privacy.check.ts';
import { PURITY_CHECKS } from './checks/purity.check.ts';
import { PUSH_CHECKS } from './checks/push.check.ts';
import { RECORD_CHECKS } from './checks/record.check.ts';
import { REPORT_CHECKS } from './checks/report.check.ts';
import { SECRET_CHECKS } from './checks/secret.check.ts';
import { SETTINGS_CHECKS } from './checks/settings.check.ts';
import { SHIFT_CHECKS } from './checks/shift.check.ts';
import { TIME_CHECKS } from './checks/time.check.ts';
import { VERSION_CHECKS } from './checks/version.check.ts';
import { WEBHOOK_CHECKS } from './checks/webhook.check.ts';

/** Every check there is, by its number. */
export const CHECKS: readonly Check[] = [
  ...SETTINGS_CHECKS,
  ...SECRET_CHECKS,
  ...PURITY_CHECKS,
  ...PRIVACY_CHECKS,
  ...TIME_CHECKS,
  ...FIELD_CHECKS,
  ...VERSION_CHECKS,
  ...ORDER_CHECKS,
  ...INCREMENTAL_CHECKS,
  ...SHIFT_CHECKS,
  ...PAGING_CHECKS,
  ...FAILURE_CHECKS,
  ...EMPTY_CHECKS,
  ...DRIFT_CHECKS,
  ...KILL_CHECKS,
  ...RECORD_CHECKS,
  ...HOSTILE_CHECKS,
  ...WEBHOOK_CHECKS,
  ...PUSH_CHECKS,
  ...LISTING_CHECKS,
  ...REPORT_CHECKS,
  ...KEPT_CHECKS,
].sort((a, b) => a.number - b.number);
