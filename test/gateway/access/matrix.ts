import { ROLES, type Role } from '../../../subgraphs/common/identity/viewer.ts';

/** The roles of the permission matrix, in the order of its columns. */
export const ASKING: readonly Role[] = ROLES.filter((role) => role !== 'SYSTEM');

/**
 * The static part of the permission matrix: who may ask for a coordinate at all, written beside the schema and not
 * read from it. Every query, mutation and subscription has a line; a field without one is for everybody who gets that far.
 *
 * Columns: PUBLIC REPORTER LIAISON AGENCY_ADMIN CENTRAL_ADMIN OMBUDSMAN CONNECTOR AUDITOR
 */
const LINES = `
  Mutation.activateDedupModel          - - - - x - - -
  Mutation.addFollowUp                 - - x x x - - -
  Mutation.addPilotReports             - - - x x - - -
  Mutation.advancePhase                - - - x x - - -
  Mutation.amendAgencyCalendar         - - - x x - - -
  Mutation.amendCalendar               - - - - x - - -
  Mutation.appointLiaison              - - - x x - - -
  Mutation.archiveReport               - x - x x - - -
  Mutation.blockReport                 - - - x x - - -
  Mutation.closeReport                 - x x x x - - -
  Mutation.confirmHandover             - - - x x - - -
  Mutation.confirmPrivacy              - - - x x - - -
  Mutation.createSubscription          - - - x x - - -
  Mutation.dispatchReport              - - x x x - - -
  Mutation.explainDifference           - - - x x - - -
  Mutation.explainLateArrivals         - - - x x - - -
  Mutation.importSourceRecords         - - - x x - - -
  Mutation.issueDoorKey                - - - x x - - -
  Mutation.judgeMergeAudit             - - - - x - - x
  Mutation.keepConformanceCard         - - - x x - - -
  Mutation.liftAutoSuspension          - - - - x - - -
  Mutation.linkRecurrence              - - x x x - - -
  Mutation.linkSameMatter              - - x x x - - -
  Mutation.mapChannelValues            - - - x x - - -
  Mutation.mergeReports                - - x x x - - -
  Mutation.postponeReport              - - x x x - - -
  Mutation.probeRedirects              - - - x x - - -
  Mutation.proveArchive                - - - x x - - -
  Mutation.publishEscalationLadder     - - - - x - - -
  Mutation.publishRuleSet              - - - - x - - -
  Mutation.publishServiceStandard      - - - x x - - -
  Mutation.publishTrafficLights        - - - - x - - -
  Mutation.pullChannel                 - - - x x - - -
  Mutation.pushSourceRecords           - - - x x - x -
  Mutation.rateReport                  - x - - - - - -
  Mutation.registerAgency              - - - x x - - -
  Mutation.registerChannel             - - - x x - - -
  Mutation.registerOldUrl              - - - x x - - -
  Mutation.rehearseRollBack            - - - x x - - -
  Mutation.rejectDuplicate             - - x x x - - -
  Mutation.removeOldUrl                - - - x x - - -
  Mutation.removePilotReports          - - - x x - - -
  Mutation.removeSubscription          - - - x x - - -
  Mutation.renameAgency                - - - x x - - -
  Mutation.reopenReport                - x - x x - - -
  Mutation.replayDeadLetters           - - - x x - - -
  Mutation.replyToMatter               - - x x x - - -
  Mutation.replyToReport               - x x x x - - -
  Mutation.requestCompletion           - - x x x - - -
  Mutation.resumeChannel               - - - x x - - -
  Mutation.retryDelivery               - - - x x - - -
  Mutation.retryPush                   - - - x x - - -
  Mutation.returnReport                - - x x x - - -
  Mutation.revealReporter              - - - - x x - -
  Mutation.revokeDoorKey               - - - x x - - -
  Mutation.rollBackPhase               - - - x x - - -
  Mutation.rotateSubscriptionSecret    - - - x x - - -
  Mutation.saveFollowUpTemplate        - - - x x - - -
  Mutation.saveNoticeTemplate          - - - - x - - -
  Mutation.saveRoutingRule             - - - - x - - -
  Mutation.sendTestNotice              - - - x x - - -
  Mutation.settlePush                  - - - x x - - -
  Mutation.shadowDedupModel            - - - - x - - -
  Mutation.signGate                    - - - x x - - -
  Mutation.startHistoryImport          - - - x x - - -
  Mutation.startReconciliation         - - - x x - - -
  Mutation.stopHistoryImport           - - - x x - - -
  Mutation.submitReport                x x x x x - - -
  Mutation.succeedAgency               - - - - x - - -
  Mutation.unlinkReports               - - x x x - - -
  Mutation.unmergeReports              - - x x x - - -
  Mutation.updateSubscription          - - - x x - - -
  Mutation.verifyReport                - - x x x - - -
  Mutation.waiveGateCheck              - - - x x - - -
  Query.agencies                       x x x x x x x x
  Query.agency                         x x x x x x x x
  Query.agencyByIdentifier             x x x x x x x x
  Query.calendar                       x x x x x x x x
  Query.categories                     x x x x x x x x
  Query.channel                        x x x x x x x x
  Query.channelOfDoorKey               x x x x x x x x
  Query.channels                       x x x x x x x x
  Query.clocks                         x x x x x x x x
  Query.consolidationCounts            x x x x x x x x
  Query.consolidationQuality           - - - - x - - x
  Query.dedupModels                    - - - - x - - x
  Query.dueSoon                        x x x x x x x x
  Query.duplicateQueue                 - - x x x - - x
  Query.escalationLadder               x x x x x x x x
  Query.explainPair                    - - x x x - - x
  Query.followUpTemplates              - - x x x - - x
  Query.importRun                      x x x x x x x x
  Query.matter                         x x x x x x x x
  Query.mergeAudits                    - - - - x - - x
  Query.migrationBoard                 x x x x x x x x
  Query.myReports                      - x - - - - - -
  Query.nationalPerformance            x x x x x x x x
  Query.noticeDeliveries               - - - x x - - -
  Query.noticeSubscriptions            - - - x x - - -
  Query.noticeTemplates                - - - x x - - x
  Query.oldUrlTarget                   x x x x x x x x
  Query.overdueReports                 x x x x x x x x
  Query.previewAgencyCalendar          - - - - x - - -
  Query.previewCalendar                - - - - x - - -
  Query.previewRuleSet                 - - - - x - - -
  Query.recomputations                 - - - x x - - x
  Query.region                         x x x x x x x x
  Query.regions                        x x x x x x x x
  Query.report                         x x x x x x x x
  Query.reportByNumber                 x x x x x x x x
  Query.reports                        x x x x x x x x
  Query.resolveLegacyId                x x x x x x x x
  Query.routingRules                   - - x x x - - x
  Query.ruleSet                        x x x x x x x x
  Query.serviceStandards               x x x x x x x x
  Query.sourceRecord                   x x x x x x x x
  Query.trafficLights                  x x x x x x x x
  Query.why                            - - x x x - - x
  Query.workQueue                      - - x x x - - -
  Report.proposedAgencies              - - x x x - - -
  Subscription.channelHealth           - - x x x x x x
  Subscription.importProgress          - - x x x - - x
  Subscription.reportNews              x x x x x x x x
`;

/** Roles that may ask, by coordinate. */
export const MATRIX: ReadonlyMap<string, ReadonlySet<Role>> = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => {
      const [coordinate = '', ...marks] = line.trim().split(/\s+/);
      return [coordinate, new Set(ASKING.filter((_, column) => marks[column] === 'x'))];
    }),
);

/** Whether the matrix lets a role ask for the coordinate. */
export const lets = (role: Role, coordinate: string): boolean => MATRIX.get(coordinate)?.has(role) ?? true;
