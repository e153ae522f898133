package sa.wusul.webapps.versions;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A story in which an analyst proposes the migration of cases, and a releaser starts it.
 */
abstract class MigrationStory {

	static final String REASON = "إضافة التحقق من الهوية";

	static final String APPROVAL = "اعتمدت الخطة";

	@Autowired
	CaseWork work;

	@Autowired
	VersionService versions;

	@Autowired
	ProcessEngine engine;

	@Autowired
	JdbcClient jdbc;

	MigrationCheck check(CaseMigrationPlan plan) {
		return this.work.as("analyst", () -> this.versions.check(plan));
	}

	List<Tuple> found(CaseMigrationPlan plan) {
		return check(plan).faults().stream().map((fault) -> tuple(fault.code(), fault.element())).toList();
	}

	VersionService.Trial tryOut(CaseMigrationPlan plan, int atMost) {
		return this.work.as("analyst", () -> this.versions.tryOut(plan, atMost));
	}

	long propose(CaseMigrationPlan plan) {
		return this.work.as("analyst", () -> this.versions.propose(plan, REASON));
	}

	void start(long id, CaseMigrationPlan plan) {
		actAs("releaser", () -> this.versions.start(id, plan.contentHash(), APPROVAL));
	}

	VersionService.Report report(long id) {
		return this.work.as("releaser", () -> this.versions.report(id));
	}

	void actAs(String person, Runnable does) {
		this.work.as(person, () -> {
			does.run();
			return null;
		});
	}

	void refused(String person, String code, Runnable work) {
		assertRefused(code, () -> actAs(person, work));
	}

	static void assertRefused(String code, ThrowingCallable work) {
		assertThatThrownBy(work).as("refused as %s", code)
			.isInstanceOfSatisfying(RefusalException.class, (refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	/**
	 * Runs batches as the job executor does: it records failures and continues with the
	 * others.
	 */
	void runBatches() {
		var management = this.engine.getManagementService();
		for (var round = 0; round < 3; round++) {
			management.createJobQuery()
				.executable()
				.list()
				.stream()
				.filter((job) -> job.getProcessInstanceId() == null)
				.forEach((job) -> {
					try {
						management.executeJob(job.getId());
					}
					catch (RuntimeException noted) {
						assertThat(noted).hasMessageContaining("igrat");
					}
				});
		}
	}

}
