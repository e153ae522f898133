package sa.wusul.demo.tawasul;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.DetaineeEvent.Kind;

/**
 * The changes made to the demo's register of detainees, kept in the database so that all
 * nodes agree.
 */
@Component
class DemoDetaineeBook {

	private final JdbcClient jdbc;

	DemoDetaineeBook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Changed forDetainee(String identity) {
		return this.jdbc.sql("select * from demo_detainee where identity_number = ?")
			.param(identity)
			.query((row, index) -> new Changed(Optional.ofNullable(row.getString("prison")),
					Optional.ofNullable(row.getString("ward")), Optional.ofNullable(row.getString("stage")),
					Optional.ofNullable(row.getString("health_status")),
					Optional.ofNullable((Boolean) row.getObject("restricted")),
					Optional.ofNullable((Boolean) row.getObject("held")),
					Optional.ofNullable(row.getString("security_class")), Optional.ofNullable(row.getString("conduct")),
					Optional.ofNullable((Boolean) row.getObject("escaped")),
					Optional.ofNullable(row.getString("former_relatives"))
						.map((all) -> List.of(all.split(",")))
						.orElse(List.of())))
			.optional()
			.orElseGet(Changed::nothing);
	}

	void write(String identity, Changed changed) {
		this.jdbc.sql("delete from demo_detainee where identity_number = ?").param(identity).update();
		this.jdbc.sql("""
				insert into demo_detainee (identity_number, prison, ward, stage, health_status, restricted, held,
				  security_class, conduct, escaped, former_relatives)
				values (:identity, :prison, :ward, :stage, :health, :restricted, :held, :class, :conduct, :escaped,
				  :former)""")
			.param("identity", identity)
			.param("prison", changed.prison().orElse(null))
			.param("ward", changed.ward().orElse(null))
			.param("stage", changed.stage().orElse(null))
			.param("health", changed.healthStatus().orElse(null))
			.param("restricted", changed.restricted().orElse(null))
			.param("held", changed.held().orElse(null))
			.param("class", changed.securityClass().orElse(null))
			.param("conduct", changed.conduct().orElse(null))
			.param("escaped", changed.escaped().orElse(null))
			.param("former", changed.formerRelatives().isEmpty() ? null : String.join(",", changed.formerRelatives()))
			.update();
	}

	/** The changed values of a detainee's record; empty where unchanged. */
	record Changed(Optional<String> prison, Optional<String> ward, Optional<String> stage,
			Optional<String> healthStatus, Optional<Boolean> restricted, Optional<Boolean> held,
			Optional<String> securityClass, Optional<String> conduct, Optional<Boolean> escaped,
			List<String> formerRelatives) {

		static Changed nothing() {
			return new Changed(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
					Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
		}

		/** Returns these changes without the relation of this person. */
		Changed without(String relative) {
			return new Changed(this.prison, this.ward, this.stage, this.healthStatus, this.restricted, this.held,
					this.securityClass, this.conduct, this.escaped,
					Stream.concat(this.formerRelatives.stream(), Stream.of(relative)).toList());
		}

		/** Returns these changes with those of a further event applied. */
		Changed after(Kind kind, String to) {
			return new Changed((kind == Kind.MOVED) ? Optional.of(to) : this.prison, this.ward,
					(kind == Kind.STAGE_CHANGED) ? Optional.of(to) : this.stage,
					(kind == Kind.HEALTH_CHANGED) ? Optional.of(to) : this.healthStatus, switch (kind) {
						case RESTRICTED -> Optional.of(true);
						case RESTRICTION_LIFTED -> Optional.of(false);
						default -> this.restricted;
					}, (kind == Kind.RELEASED) ? Optional.of(false) : this.held,
					(kind == Kind.CLASS_CHANGED) ? Optional.of(to) : this.securityClass,
					(kind == Kind.CONDUCT_CHANGED) ? Optional.of(to) : this.conduct,
					(kind == Kind.ESCAPED) ? Optional.of(true) : this.escaped, this.formerRelatives);
		}

	}

}
