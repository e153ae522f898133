package sa.wusul.tawasul;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.InboxForTests;
import sa.wusul.support.TestDatabase;
import sa.wusul.tawasul.Contacts.NewContact;

/** A fixture with contacts and events of detainees on a database of its own. */
final class TawasulFixture {

	static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	static final IdentityNumber DETAINEE = new IdentityNumber("1057830869");

	static final IdentityNumber WIFE = new IdentityNumber("1366712766");

	static final IdentityNumber FATHER = new IdentityNumber("1842684654");

	static final IdentityNumber LAWYER = new IdentityNumber("1637265164");

	private final TestDatabase database;

	private final TransactionTemplate together;

	final Contacts contacts;

	final DetaineeEventService events;

	TawasulFixture(TestDatabase database) {
		this.database = database;
		this.together = new TransactionTemplate(database.transactionManager());
		var clock = Clock.fixed(NOW, ZoneOffset.UTC);
		this.contacts = new ContactRepository(database.jdbc(), clock, EncryptionForTests.fields(database.dataSource()));
		this.events = new DetaineeEventService(
				new DetaineeEventRepository(database.jdbc(), clock, EncryptionForTests.fields(database.dataSource())),
				InboxForTests.on(database, clock), database.transactionManager());
	}

	/** Opens a case of the window with this number as its reference. */
	String opened(int number) {
		var reference = "1448-%07d-0".formatted(number);
		this.database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
					values (?, 'tawasul-contact-verification', 'PORTAL', 'riyadh', 'men', 'tawasul', 'REGISTERED', '1366712766', 'h',
					  'CITIZEN', 'x', '+966501234567', 'x', 'x', ?, 'x', ?)""")
			.params(reference, reference, NOW.atOffset(ZoneOffset.UTC))
			.update();
		return reference;
	}

	void close(String reference) {
		this.database.jdbc()
			.sql("update case_file set state = 'COMPLETED', closed_at = ? where reference = ?")
			.params(NOW.atOffset(ZoneOffset.UTC), reference)
			.update();
	}

	NewContact contact(IdentityNumber person, ContactRole role, Relation relation, String reference) {
		return new NewContact(DETAINEE, person, "x", role, relation, new MobileNumber("0551112001"), reference);
	}

	<T> T in(Supplier<T> work) {
		return this.together.execute((status) -> work.get());
	}

	void does(Runnable work) {
		this.together.executeWithoutResult((status) -> work.run());
	}

	/** Returns the cases with waiting messages. */
	List<String> told() {
		return this.database.jdbc()
			.sql("select case_reference from inbox where message_name = ? order by id")
			.param(DetaineeEventService.CHANGED)
			.query(String.class)
			.list();
	}

	int count(String rows) {
		return this.database.jdbc().sql("select count(*) from " + rows).query(Integer.class).single();
	}

}
