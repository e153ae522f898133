package sa.wusul.tawasul;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.services.Findings;

@Component
class DetaineeCaseRepository implements DetaineeCases {

	private static final String PROVEN_RELATION = "provenRelation";

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final Contacts contacts;

	private final DetaineeEventService events;

	private final Clock clock;

	private final PersonalFields fields;

	DetaineeCaseRepository(JdbcClient jdbc, CaseFiles caseFiles, Findings findings, Contacts contacts,
			DetaineeEventService events, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.contacts = contacts;
		this.events = events;
		this.clock = clock;
		this.fields = fields;
	}

	@Override
	@Transactional
	public DetaineeCase open(String reference) {
		var requester = new IdentityNumber(this.caseFiles.get(reference).requester().identityNumber());
		var detainee = Optional.ofNullable(this.caseFiles.particulars(reference).get(DETAINEE))
			.map(IdentityNumber::new)
			.orElse(requester);
		var self = detainee.equals(requester);
		var contact = self ? this.contacts.forDetainee(detainee).stream().findFirst()
				: this.contacts.find(detainee, requester);
		if (!self) {
			contact.ifPresent((known) -> keepProvenRelation(known, reference));
		}
		contact
			.ifPresent((known) -> this.caseFiles.reachAt(reference, self ? known.mobile() : onFile(known, reference)));
		var role = self ? ContactRole.SELF : contact.map(Contact::role).orElse(ContactRole.NONE);
		var opened = new DetaineeCase(reference, detainee, role,
				Optional.ofNullable((String) this.findings.forCase(reference).get("prison")));
		keep(opened);
		this.events.watch(opened);
		return opened;
	}

	/** Stores the proven relation for the table on the contact's standing. */
	private void keepProvenRelation(Contact known, String reference) {
		known.provenRelation(this.findings.forCase(known.caseReference()))
			.ifPresent((relation) -> this.findings.keep(reference, Map.of(PROVEN_RELATION, relation.name())));
	}

	/** Returns the number that the civil register has just reported for the requester. */
	private MobileNumber onFile(Contact known, String reference) {
		var number = Optional.ofNullable((String) this.findings.forCase(reference).get("mobileOnFile"))
			.filter((found) -> !found.isBlank())
			.map(MobileNumber::new)
			.orElse(known.mobile());
		this.contacts.reachAt(known.id(), number);
		return number;
	}

	private void keep(DetaineeCase opened) {
		var prison = opened.prison().orElse(null);
		var known = this.jdbc.sql("update detainee_case set contact_role = ?, prison = ? where case_reference = ?")
			.params(opened.role().name(), prison, opened.reference())
			.update();
		if (known == 0) {
			this.jdbc
				.sql("""
						insert into detainee_case (case_reference, detainee_identity, detainee_hash, contact_role, prison, opened_at)
						values (?, ?, ?, ?, ?, ?)""")
				.params(opened.reference(),
						this.fields.seal("detainee_case.detainee_identity", opened.detainee().value()),
						this.fields.hash(opened.detainee().value()), opened.role().name(), prison,
						OffsetDateTime.now(this.clock))
				.update();
		}
	}

	@Override
	public Optional<DetaineeCase> find(String reference) {
		return this.jdbc.sql("""
				select case_reference as reference, detainee_identity as detainee, contact_role as role, prison
				from detainee_case where case_reference = ?""")
			.param(reference)
			.query(this.fields.rows("detainee_case", DetaineeCase.class, Map.of("detainee", "detainee_identity")))
			.optional();
	}

	@Override
	public void answerFor(String reference, ContactRole role) {
		this.jdbc.sql("update detainee_case set answered_role = ? where case_reference = ?")
			.params(role.name(), reference)
			.update();
	}

	@Override
	public Optional<ContactRole> answeredFor(String reference) {
		return this.jdbc
			.sql("select answered_role from detainee_case where case_reference = ? and answered_role is not null")
			.param(reference)
			.query(String.class)
			.optional()
			.map(ContactRole::valueOf);
	}

}
