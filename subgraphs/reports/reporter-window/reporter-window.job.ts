import { forkFor } from '../../common/database/row-security.ts';
import type { ClockAlarm } from '../../common/handover/clock-alarms.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { directory } from '../inbox/references.service.ts';
import { WorkflowService } from '../report/workflow.service.ts';
import { WINDOW_RULES, type WindowRule, whyNot } from './reporter-window.policy.ts';
import { windowCase } from './window-case.loader.ts';

/**
 * Ends the reports whose reporter has let a window pass, as SYSTEM. Bears repeats and disorder: what has moved on since
 * is left alone, and a report that moves in this very moment (VERSION_CONFLICT) brings the letter back.
 */
export async function endPassedWindows(runtime: Runtime, alarms: readonly ClockAlarm[]): Promise<void> {
  for (const alarm of alarms) {
    const rule = alarm.kind === 'PASSED' && WINDOW_RULES.find(({ stage }) => stage === alarm.stage);
    if (rule) await endOne(runtime, alarm, rule);
  }
}

async function endOne(runtime: Runtime, { reportId, clockId, dueDay }: ClockAlarm, rule: WindowRule): Promise<void> {
  const { orm, letterBox, config, now, log } = runtime;
  const hub = forkFor(orm, SYSTEM_VIEWER);
  const report = await windowCase(hub, reportId);
  const why = report ? whyNot(rule, report, dueDay) : 'there is no such report';
  if (report === null || why !== null)
    return log.info({ reportId, stage: rule.stage, why }, 'passed window left alone');
  const tools = {
    viewer: SYSTEM_VIEWER,
    scope: [],
    em: hub,
    hub,
    letterBox,
    secret: config.HUB_SECRET,
    directory,
    now,
  };
  const workflow = new WorkflowService(tools);
  const { version: expectedVersion } = report;
  const step = { idempotencyKey: `${clockId}:${expectedVersion}`, reportId, expectedVersion };
  if (rule.step === 'CLOSE') await workflow.close({ ...step, message: rule.words });
  else await workflow.archive({ ...step, reason: rule.words });
}
