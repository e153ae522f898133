package sa.wusul.tawasul;

import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was changed in the demo's register of detainees, in the database, so that all
 * nodes agree.
 */
@Component
@Profile("demo")
class DemoDetaineeBook {

	private final JdbcClient jdbc;

	DemoDetaineeBook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Changed of(String identity) {
		return this.jdbc.sql("select * from demo_detainee where identity_number = ?")
			.param(identity)
			.query((row, index) -> new Changed(Optional.ofNullable(row.getString("prison")),
					Optional.ofNullable(row.getString("ward")), Optional.ofNullable(row.getString("stage")),
					Optional.ofNullable(row.getString("health_status")),
					Optional.ofNullable((Boolean) row.getObject("restricted")),
					Optional.ofNullable((Boolean) row.getObject("held"))))
			.optional()
			.orElseGet(Changed::nothing);
	}

	void write(String identity, Changed changed) {
		this.jdbc.sql("delete from demo_detainee where identity_number = ?").param(identity).update();
		this.jdbc.sql("""
				insert into demo_detainee (identity_number, prison, ward, stage, health_status, restricted, held)
				values (:identity, :prison, :ward, :stage, :health, :restricted, :held)""")
			.param("identity", identity)
			.param("prison", changed.prison().orElse(null))
			.param("ward", changed.ward().orElse(null))
			.param("stage", changed.stage().orElse(null))
			.param("health", changed.healthStatus().orElse(null))
			.param("restricted", changed.restricted().orElse(null))
			.param("held", changed.held().orElse(null))
			.update();
	}

	/** What is otherwise than at first; empty where nothing is. */
	record Changed(Optional<String> prison, Optional<String> ward, Optional<String> stage,
			Optional<String> healthStatus, Optional<Boolean> restricted, Optional<Boolean> held) {

		static Changed nothing() {
			return new Changed(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
					Optional.empty());
		}

	}

}
