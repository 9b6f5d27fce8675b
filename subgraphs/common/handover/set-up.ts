import { PgBoss } from 'pg-boss';
import { deadQueueOf, queueOf, type TopicSettings } from './topic.ts';
import { TOPICS } from './topics.ts';

/** Makes or migrates the letter box and one queue per topic and receiver, as the database's owner. */
export async function setUpLetterBox(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, migrate: true, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => {}); // A failing statement rejects below; the event would only say it twice.
  await boss.start();
  try {
    for (const topic of TOPICS) for (const receiver of topic.receivers) await setUpQueue(boss, topic, receiver);
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function setUpQueue(boss: PgBoss, topic: TopicSettings, receiver: string): Promise<void> {
  const dead = deadQueueOf(topic, receiver);
  await boss.createQueue(dead);
  await boss.createQueue(queueOf(topic, receiver), {
    policy: topic.exclusive ? 'exclusive' : 'standard',
    deadLetter: dead,
    retryLimit: 6,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    // A worker that died is noticed by its missing heartbeat, long before the job's own time runs out.
    heartbeatSeconds: 20,
    expireInSeconds: 3_600,
    // Payloads lie outside row security, so finished letters go soon.
    deleteAfterSeconds: 3_600,
    notify: true,
  });
}
