package sa.wusul.tawasul;

import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;

/**
 * Whether the requester of a case about a detainee may read it from home.
 *
 * <p>
 * Whoever was a contact may not any more once his place was taken away, since answers,
 * permits and visits go on telling of the detainee. A detainee may not while a prison
 * holds him: he has no telephone there, so whoever gets his code is somebody else.
 */
@Component
public class RequesterSight {

	private final JdbcClient jdbc;

	private final DetaineeCases cases;

	RequesterSight(JdbcClient jdbc, DetaineeCases cases) {
		this.jdbc = jdbc;
		this.cases = cases;
	}

	/** Also for cases that are about no detainee: those he may read. */
	public boolean opens(CaseFile file) {
		return this.cases.find(file.reference())
			.map((about) -> (about.role() == ContactRole.SELF) ? about.prison().isEmpty() : !lostHisPlace(file, about))
			.orElse(true);
	}

	/** What he asked for after that is his own again. */
	private boolean lostHisPlace(CaseFile file, DetaineeCase about) {
		return this.jdbc.sql("""
				select count(case when revoked_at is null then 1 end) as held,
				  count(case when revoked_at >= ? then 1 end) as lost
				from detainee_contact where detainee_identity = ? and contact_identity = ?""")
			.params(file.openedAt().atOffset(ZoneOffset.UTC), about.detainee().value(), file.identityNumber())
			.query((row, index) -> row.getInt("held") == 0 && row.getInt("lost") > 0)
			.single();
	}

}
