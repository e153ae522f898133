package sa.wusul.platform.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Repository of the people who acted, in the transaction of their step. */
@Repository
class PerformerRepository implements Performers {

	private final JdbcClient jdbc;

	private final Clock clock;

	PerformerRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(Act act) {
		if (insert(act, """
				where not exists (select 1 from step_performer
				  where proceeding = :proceeding and role = :role and person = :person)""") == 0) {
			this.jdbc.sql("""
					update step_performer set last_at = :now, process_id = :process
					where proceeding = :proceeding and role = :role and person = :person""")
				.param("now", now())
				.param("process", act.process())
				.param("proceeding", act.proceeding())
				.param("role", act.role())
				.param("person", act.person())
				.update();
		}
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean recordOnce(Act act) {
		try {
			insert(act, "");
			return true;
		}
		catch (DuplicateKeyException acted) {
			return false;
		}
	}

	private int insert(Act act, String condition) {
		return this.jdbc.sql("""
				insert into step_performer (proceeding, role, person, process_id, reference, first_at, last_at)
				select cast(:proceeding as varchar(64)), cast(:role as varchar(64)), cast(:person as varchar(64)),
				  cast(:process as varchar(64)), cast(:reference as varchar(64)),
				  cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
				""" + condition)
			.param("proceeding", act.proceeding())
			.param("role", act.role())
			.param("person", act.person())
			.param("process", act.process())
			.param("reference", act.reference())
			.param("now", now())
			.update();
	}

	@Override
	public boolean acted(String proceeding, Collection<String> roles, String person) {
		return this.jdbc.sql(
				"select count(*) from step_performer where proceeding = :proceeding and person = :person and role in (:roles)")
			.param("proceeding", proceeding)
			.param("person", person)
			.param("roles", roles)
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public List<String> inRole(String proceeding, String role) {
		return this.jdbc
			.sql("select person from step_performer where proceeding = ? and role = ? order by last_at desc, person")
			.params(proceeding, role)
			.query(String.class)
			.list();
	}

	@Override
	public Optional<String> last(String process, String role) {
		return this.jdbc
			.sql("select person from step_performer where process_id = ? and role = ? order by last_at desc, person")
			.params(process, role)
			.query(String.class)
			.list()
			.stream()
			.findFirst();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
