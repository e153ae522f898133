package sa.wusul.cost;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseWork;

/** Messages and jobs that nodes do by themselves, done by the measured thread. */
class NodeWork {

	private final CaseWork work;

	private final JdbcClient jdbc;

	NodeWork(CaseWork work, JdbcClient jdbc) {
		this.work = work;
		this.jdbc = jdbc;
	}

	/** Does all that waits, without counting how a test finds it. */
	void settle(DatabaseMeter meter) {
		var isIdle = false;
		while (!isIdle) {
			isIdle = true;
			if (waits("select count(*) from outbox where state = 'WAITING' and due_at <= current_timestamp")) {
				meter.count(this.work::sendMessages);
				isIdle = false;
			}
			if (waits("select count(*) from inbox where state = 'RECEIVED' and attempts < 3")) {
				this.work.makeInboxDue();
				meter.count(this.work::deliverInbox);
				isIdle = false;
			}
			var engine = this.work.engine().getManagementService();
			for (var job : engine.createJobQuery().executable().list()) {
				if (engine.createJobQuery().jobId(job.getId()).count() > 0) {
					meter.count(() -> engine.executeJob(job.getId()));
					isIdle = false;
				}
			}
		}
	}

	private boolean waits(String count) {
		return this.jdbc.sql(count).query(Long.class).single() > 0;
	}

}
