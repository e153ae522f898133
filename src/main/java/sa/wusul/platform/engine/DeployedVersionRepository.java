package sa.wusul.platform.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Repository of a mark of all deployed models, which changes with any of them. */
@Repository
class DeployedVersionRepository {

	private final JdbcClient jdbc;

	DeployedVersionRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns a text that changes with each deployment, and with each change of a
	 * deployed process or of a definition of its jobs.
	 */
	String state() {
		return this.jdbc.sql("""
				select (select count(*) from ACT_RE_DEPLOYMENT) as deployments,
				(select max(DEPLOY_TIME_) from ACT_RE_DEPLOYMENT) as latest,
				count(*) as processes, sum(REV_) as changes, sum(SUSPENSION_STATE_) as suspended,
				(select count(*) from ACT_RE_DECISION_DEF) as decisions,
				(select sum(REV_) from ACT_RU_JOBDEF) as jobs,
				(select sum(SUSPENSION_STATE_) from ACT_RU_JOBDEF) as suspended_jobs from ACT_RE_PROCDEF""")
			.query((row, number) -> String.join("|", row.getString("deployments"), row.getString("latest"),
					row.getString("processes"), row.getString("changes"), row.getString("suspended"),
					row.getString("decisions"), row.getString("jobs"), row.getString("suspended_jobs")))
			.single();
	}

}
