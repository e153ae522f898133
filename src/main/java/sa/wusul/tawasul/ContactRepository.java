package sa.wusul.tawasul;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

@Component
class ContactRepository implements Contacts {

	private static final String CONTACTS = """
			select detainee_contact.*, detainee_identity as detainee, contact_identity as person, contact_name as name,
			  contact_role as role
			from detainee_contact
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	ContactRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public Optional<Contact> find(IdentityNumber detainee, IdentityNumber person) {
		return this.jdbc.sql(CONTACTS + "where active_key = ?")
			.param(activeKey(detainee, person))
			.query(RecordRowMapper.of(Contact.class))
			.optional();
	}

	@Override
	public List<Contact> forDetainee(IdentityNumber detainee) {
		return this.jdbc.sql(CONTACTS + """
				where detainee_identity = ? and revoked_at is null
				order by case contact_role when 'PRIMARY' then 0 else 1 end, id""")
			.param(detainee.value())
			.query(RecordRowMapper.of(Contact.class))
			.list();
	}

	@Override
	public List<Contact> forPerson(IdentityNumber person) {
		return this.jdbc.sql(CONTACTS + "where contact_identity = ? and revoked_at is null order by id")
			.param(person.value())
			.query(RecordRowMapper.of(Contact.class))
			.list();
	}

	@Override
	public Optional<Contact> enteredBy(String caseReference) {
		return this.jdbc.sql(CONTACTS + "where case_reference = ? and revoked_at is null")
			.param(caseReference)
			.query(RecordRowMapper.of(Contact.class))
			.optional();
	}

	@Override
	public Optional<Contact> find(long contact) {
		return this.jdbc.sql(CONTACTS + "where id = ?")
			.param(contact)
			.query(RecordRowMapper.of(Contact.class))
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

	private boolean hasPrimary(IdentityNumber detainee) {
		return this.jdbc.sql("select count(*) from detainee_contact where primary_key = ?")
			.param(detainee.value())
			.query(Integer.class)
			.single() > 0;
	}

	private void insert(NewContact contact) {
		this.jdbc.sql("""
				insert into detainee_contact (detainee_identity, contact_identity, contact_name, contact_role, relation,
				  mobile, case_reference, valid_from, active_key, primary_key)
				values (:detainee, :person, :name, :role, :relation, :mobile, :reference, :now, :active, :primary)""")
			.param("detainee", contact.detainee().value())
			.param("person", contact.person().value())
			.param("name", contact.name())
			.param("role", contact.role().name())
			.param("relation", contact.relation().name())
			.param("mobile", contact.mobile().value())
			.param("reference", contact.caseReference())
			.param("now", OffsetDateTime.now(this.clock))
			.param("active", activeKey(contact.detainee(), contact.person()))
			.param("primary", (contact.role() == ContactRole.PRIMARY) ? contact.detainee().value() : null)
			.update();
	}

	@Override
	public void reachAt(long contact, MobileNumber onFile) {
		this.jdbc.sql("update detainee_contact set mobile = ? where id = ? and mobile <> ?")
			.params(onFile.value(), contact, onFile.value())
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
				and (id = :id or (:all = true and detainee_identity = :detainee and contact_role = 'NAMED'))""")
			.param("now", OffsetDateTime.now(this.clock))
			.param("by", by)
			.param("why", why)
			.param("id", contact)
			.param("all", known.role() == ContactRole.PRIMARY)
			.param("detainee", known.detainee().value())
			.update());
	}

	private Optional<Contact> active(long contact) {
		return find(contact).filter((known) -> known.revokedAt().isEmpty());
	}

	private static String activeKey(IdentityNumber detainee, IdentityNumber person) {
		return detainee.value() + ":" + person.value();
	}

}
