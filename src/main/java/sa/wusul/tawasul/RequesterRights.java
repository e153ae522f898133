package sa.wusul.tawasul;

import java.time.ZoneOffset;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.platform.encryption.PersonalFields;

/**
 * The right of requesters to read their cases about a detainee from home.
 *
 * <p>
 * A former contact may not, from the moment their role was revoked, since answers,
 * permits and visits keep disclosing facts about the detainee. A detainee may not while
 * held in a prison: they have no telephone there, so a code would be received by another
 * person. The letters that they write there, they read at the terminals only.
 */
@Component
public class RequesterRights {

	/**
	 * The processes whose cases are shown at prison terminals only, never to the holder
	 * of a telephone.
	 */
	private static final Set<String> READ_AT_TERMINALS = Set.of("tawasul-detainee-letter", "tawasul-terminal-access");

	private final JdbcClient jdbc;

	private final DetaineeCases cases;

	private final PersonalFields fields;

	RequesterRights(JdbcClient jdbc, DetaineeCases cases, PersonalFields fields) {
		this.jdbc = jdbc;
		this.cases = cases;
		this.fields = fields;
	}

	/**
	 * Checks whether the requester may read the case. Cases that are about no detainee
	 * are always readable, except for letters of detainees.
	 */
	public boolean opens(CaseFile file) {
		return !READ_AT_TERMINALS.contains(file.processKey()) && this.cases.find(file.reference())
			.map((about) -> (about.role() == ContactRole.SELF) ? about.prison().isEmpty() : !isRevoked(file, about))
			.orElse(true);
	}

	/**
	 * Checks whether the requester's contact role was revoked after the case was opened.
	 * A case opened after the revocation is the requester's own.
	 */
	private boolean isRevoked(CaseFile file, DetaineeCase about) {
		return this.jdbc.sql("""
				select count(case when revoked_at is null then 1 end) as held,
				  count(case when revoked_at >= ? then 1 end) as lost
				from detainee_contact where detainee_hash = ? and contact_hash = ?""")
			.params(file.times().openedAt().atOffset(ZoneOffset.UTC), this.fields.hash(about.detainee().value()),
					this.fields.hash(file.requester().identityNumber()))
			.query((row, index) -> row.getInt("held") == 0 && row.getInt("lost") > 0)
			.single();
	}

}
