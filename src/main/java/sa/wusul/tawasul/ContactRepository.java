package sa.wusul.tawasul;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

@Component
class ContactRepository implements Contacts {

	private static final String CONTACTS = """
			select detainee_contact.*, detainee_identity as detainee, contact_identity as person, contact_name as name,
			  contact_role as role
			from detainee_contact
			""";

	private static final Map<String, String> ALIASES = Map.of("detainee", "detainee_identity", "person",
			"contact_identity", "name", "contact_name");

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	ContactRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	@Override
	public Optional<Contact> find(IdentityNumber detainee, IdentityNumber person) {
		return this.jdbc.sql(CONTACTS + "where active_key = ?")
			.param(activeKey(detainee, person))
			.query(this.fields.rows("detainee_contact", Contact.class, ALIASES))
			.optional();
	}

	@Override
	public List<Contact> forDetainee(IdentityNumber detainee) {
		return this.jdbc.sql(CONTACTS + """
				where detainee_hash = ? and revoked_at is null
				order by case contact_role when 'PRIMARY' then 0 else 1 end, id""")
			.param(this.fields.hash(detainee.value()))
			.query(this.fields.rows("detainee_contact", Contact.class, ALIASES))
			.list();
	}

	@Override
	public List<Contact> forPerson(IdentityNumber person) {
		return this.jdbc.sql(CONTACTS + "where contact_hash = ? and revoked_at is null order by id")
			.param(this.fields.hash(person.value()))
			.query(this.fields.rows("detainee_contact", Contact.class, ALIASES))
			.list();
	}

	@Override
	public Optional<Contact> enteredBy(String caseReference) {
		return this.jdbc.sql(CONTACTS + "where case_reference = ? and revoked_at is null")
			.param(caseReference)
			.query(this.fields.rows("detainee_contact", Contact.class, ALIASES))
			.optional();
	}

	@Override
	public Optional<Contact> find(long contact) {
		return this.jdbc.sql(CONTACTS + "where id = ?")
			.param(contact)
			.query(this.fields.rows("detainee_contact", Contact.class, ALIASES))
			.optional();
	}

	@Override
	@Transactional
	public boolean isOpenFor(NewContact contact) {
		DetaineeLock.hold(this.jdbc, contact.detainee());
		var earlier = find(contact.detainee(), contact.person());
		if (earlier.isPresent()) {
			return earlier.get().caseReference().equals(contact.caseReference());
		}
		return switch (contact.role()) {
			case PRIMARY -> !hasPrimary(contact.detainee());
			case NAMED -> hasPrimary(contact.detainee()) && named(contact.detainee()) < NAMED;
			default -> true;
		};
	}

	private long named(IdentityNumber detainee) {
		return forDetainee(detainee).stream().filter((contact) -> contact.role() == ContactRole.NAMED).count();
	}

	@Override
	@Transactional
	public Contact enter(NewContact contact) {
		DetaineeLock.hold(this.jdbc, contact.detainee());
		var earlier = find(contact.detainee(), contact.person());
		if (earlier.isPresent()) {
			return earlier.filter((known) -> known.caseReference().equals(contact.caseReference()))
				.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "contact.already"));
		}
		if (contact.role() == ContactRole.PRIMARY && hasPrimary(contact.detainee())) {
			throw new RefusalException(Kind.CONFLICT, "contact.alreadyPrimary");
		}
		try {
			insert(contact);
		}
		catch (DuplicateKeyException atTheSameMoment) {
			throw new RefusalException(Kind.CONFLICT,
					(contact.role() == ContactRole.PRIMARY) ? "contact.alreadyPrimary" : "contact.already");
		}
		return find(contact.detainee(), contact.person()).orElseThrow();
	}

	private String sealed(String column, String clear) {
		return this.fields.seal("detainee_contact." + column, clear);
	}

	private boolean hasPrimary(IdentityNumber detainee) {
		return this.jdbc.sql("select count(*) from detainee_contact where primary_key = ?")
			.param(this.fields.hash(detainee.value()))
			.query(Integer.class)
			.single() > 0;
	}

	private void insert(NewContact contact) {
		this.jdbc
			.sql("""
					insert into detainee_contact (detainee_identity, detainee_hash, contact_identity, contact_hash,
					  contact_name, contact_role, relation, mobile, case_reference, valid_from, active_key, primary_key)
					values (:detainee, :detaineeHash, :person, :personHash, :name, :role, :relation, :mobile, :reference, :now, :active, :primary)""")
			.param("detainee", sealed("detainee_identity", contact.detainee().value()))
			.param("detaineeHash", this.fields.hash(contact.detainee().value()))
			.param("person", sealed("contact_identity", contact.person().value()))
			.param("personHash", this.fields.hash(contact.person().value()))
			.param("name", sealed("contact_name", contact.name()))
			.param("role", contact.role().name())
			.param("relation", contact.relation().name())
			.param("mobile", sealed("mobile", contact.mobile().value()))
			.param("reference", contact.caseReference())
			.param("now", OffsetDateTime.now(this.clock))
			.param("active", activeKey(contact.detainee(), contact.person()))
			.param("primary",
					(contact.role() == ContactRole.PRIMARY) ? this.fields.hash(contact.detainee().value()) : null)
			.update();
	}

	@Override
	public void reachAt(long contact, MobileNumber onFile) {
		this.jdbc.sql("update detainee_contact set mobile = ? where id = ?")
			.params(sealed("mobile", onFile.value()), contact)
			.update();
	}

	@Override
	@Transactional
	public void revoke(long contact, String why, String by) {
		active(contact).ifPresent((known) -> DetaineeLock.hold(this.jdbc, known.detainee()));
		active(contact).ifPresent((known) -> this.jdbc.sql("""
				update detainee_contact
				set revoked_at = :now, revoked_by = :by, revoked_why = :why, active_key = null, primary_key = null
				where revoked_at is null
				and (id = :id or (:all = true and detainee_hash = :detainee and contact_role = 'NAMED'))""")
			.param("now", OffsetDateTime.now(this.clock))
			.param("by", by)
			.param("why", why)
			.param("id", contact)
			.param("all", known.role() == ContactRole.PRIMARY)
			.param("detainee", this.fields.hash(known.detainee().value()))
			.update());
	}

	private Optional<Contact> active(long contact) {
		return find(contact).filter((known) -> known.revokedAt().isEmpty());
	}

	private String activeKey(IdentityNumber detainee, IdentityNumber person) {
		return this.fields.hash(detainee.value() + ":" + person.value());
	}

}
