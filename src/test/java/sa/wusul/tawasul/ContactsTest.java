package sa.wusul.tawasul;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The contacts of a detainee")
@Tag("fast")
class ContactsTest {

	@OnBothDatabases
	@DisplayName("have one primary relative; a second one is refused")
	void onePrimary(TestDatabase database) {
		var desk = new TawasulFixture(database);
		desk.in(() -> desk.contacts
			.enter(desk.contact(TawasulFixture.WIFE, ContactRole.PRIMARY, Relation.SPOUSE, desk.opened(1))));

		var second = desk.contact(TawasulFixture.FATHER, ContactRole.PRIMARY, Relation.PARENT, desk.opened(2));
		assertThatThrownBy(() -> desk.in(() -> desk.contacts.enter(second))).isInstanceOfSatisfying(
				RefusalException.class, (refusal) -> assertThat(refusal.code()).isEqualTo("contact.alreadyPrimary"));
		assertThat(desk.contacts.forDetainee(TawasulFixture.DETAINEE)).extracting(Contact::person)
			.containsExactly(TawasulFixture.WIFE);
	}

	@OnBothDatabases
	@DisplayName("are added once for the same step of the same case; another case is refused")
	void again(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var wife = desk.contact(TawasulFixture.WIFE, ContactRole.PRIMARY, Relation.SPOUSE, desk.opened(1));
		var first = desk.in(() -> desk.contacts.enter(wife));

		assertThat(desk.in(() -> desk.contacts.enter(wife))).isEqualTo(first);
		var other = desk.contact(TawasulFixture.WIFE, ContactRole.NAMED, Relation.SPOUSE, desk.opened(2));
		assertThatThrownBy(() -> desk.in(() -> desk.contacts.enter(other))).isInstanceOf(RefusalException.class);
	}

	@OnBothDatabases
	@DisplayName("lose those named by a revoked primary contact; the lawyer stays, and the role is free again")
	void revoked(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var primary = desk.in(() -> desk.contacts
			.enter(desk.contact(TawasulFixture.WIFE, ContactRole.PRIMARY, Relation.SPOUSE, desk.opened(1))));
		desk.in(() -> desk.contacts
			.enter(desk.contact(TawasulFixture.FATHER, ContactRole.NAMED, Relation.PARENT, desk.opened(2))));
		desk.in(() -> desk.contacts
			.enter(desk.contact(TawasulFixture.LAWYER, ContactRole.LAWYER, Relation.LAWYER, desk.opened(3))));

		desk.does(() -> desk.contacts.revoke(primary.id(), "OWN_WISH", "tawasul"));
		desk.does(() -> desk.contacts.revoke(primary.id(), "OWN_WISH", "tawasul"));

		assertThat(desk.contacts.forDetainee(TawasulFixture.DETAINEE)).extracting(Contact::person)
			.containsExactly(TawasulFixture.LAWYER);
		assertThat(desk.count("detainee_contact where revoked_why = 'OWN_WISH' and revoked_by = 'tawasul'"))
			.isEqualTo(2);
		var father = desk.in(() -> desk.contacts
			.enter(desk.contact(TawasulFixture.FATHER, ContactRole.PRIMARY, Relation.PARENT, desk.opened(4))));
		assertThat(desk.contacts.find(TawasulFixture.DETAINEE, TawasulFixture.FATHER)).contains(father);
		assertThat(desk.contacts.find(TawasulFixture.DETAINEE, TawasulFixture.WIFE)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("of twelve relatives proven at once: one becomes the primary contact, the others are refused")
	void race(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var relatives = List.of("1366712766", "1842684654", "1632122337", "1685995282", "1907866667", "1176031373",
				"1215901099", "1281590131", "1962459572", "1117777415", "1215472802", "1148525387");
		var asked = IntStream.range(0, relatives.size())
			.mapToObj((number) -> desk.contact(new IdentityNumber(relatives.get(number)), ContactRole.PRIMARY,
					Relation.CHILD, desk.opened(number + 1)))
			.toList();
		var start = new CountDownLatch(1);
		var refused = new AtomicInteger();
		try (var threads = new Threads(asked.size())) {
			asked.forEach((contact) -> threads.run(() -> {
				start.await();
				try {
					desk.in(() -> desk.contacts.enter(contact));
				}
				catch (RefusalException refusal) {
					assertThat(refusal.code()).isEqualTo("contact.alreadyPrimary");
					refused.incrementAndGet();
				}
				return null;
			}));
			start.countDown();
		}

		assertThat(desk.contacts.forDetainee(TawasulFixture.DETAINEE)).hasSize(1);
		assertThat(refused).hasValue(asked.size() - 1);
	}

	@OnBothDatabases
	@DisplayName("of twenty relatives checking at once: one is added, and none fails")
	void twenty(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var entered = new AtomicInteger();
		atOnce(20, desk, ContactRole.PRIMARY, entered);

		assertThat(entered).hasValue(1);
		assertThat(desk.contacts.forDetainee(TawasulFixture.DETAINEE)).singleElement()
			.satisfies((contact) -> assertThat(contact.role()).isEqualTo(ContactRole.PRIMARY));
	}

	@OnBothDatabases
	@DisplayName("of twenty named at once: two are added")
	void namedAtOnce(TestDatabase database) {
		var desk = new TawasulFixture(database);
		desk.in(() -> desk.contacts
			.enter(desk.contact(TawasulFixture.WIFE, ContactRole.PRIMARY, Relation.SPOUSE, desk.opened(100))));
		var entered = new AtomicInteger();
		atOnce(20, desk, ContactRole.NAMED, entered);

		assertThat(entered).hasValue(Contacts.NAMED);
		assertThat(desk.contacts.forDetainee(TawasulFixture.DETAINEE)).hasSize(1 + Contacts.NAMED);
	}

	@OnBothDatabases
	@DisplayName("are revoked after concurrent additions, so that no contact stays without the one who named them")
	void revokedAtOnce(TestDatabase database) throws Exception {
		var desk = new TawasulFixture(database);
		var primary = desk.in(() -> desk.contacts
			.enter(desk.contact(TawasulFixture.WIFE, ContactRole.PRIMARY, Relation.SPOUSE, desk.opened(1))));
		var named = desk.contact(TawasulFixture.FATHER, ContactRole.NAMED, Relation.PARENT, desk.opened(2));
		var looked = new CountDownLatch(1);
		var revoked = new CountDownLatch(1);
		try (var threads = new Threads(2)) {
			threads.run(() -> {
				desk.does(() -> {
					assertThat(desk.contacts.isOpenFor(named)).isTrue();
					looked.countDown();
					assertThatThrownBy(() -> {
						if (!revoked.await(500, TimeUnit.MILLISECONDS)) {
							throw new TimeoutException();
						}
					}).as("no revocation in between").isInstanceOf(TimeoutException.class);
					desk.contacts.enter(named);
				});
				return null;
			});
			threads.run(() -> {
				looked.await();
				desk.does(() -> desk.contacts.revoke(primary.id(), "OWN_WISH", "tawasul"));
				revoked.countDown();
				return null;
			});
		}

		assertThat(desk.contacts.forDetainee(TawasulFixture.DETAINEE)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("are named by a primary contact only; a lawyer needs none; the same case may ask again")
	void open(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var named = desk.contact(TawasulFixture.FATHER, ContactRole.NAMED, Relation.PARENT, desk.opened(1));
		var lawyer = desk.contact(TawasulFixture.LAWYER, ContactRole.LAWYER, Relation.LAWYER, desk.opened(2));

		assertThat(desk.in(() -> desk.contacts.isOpenFor(named))).isFalse();
		assertThat(desk.in(() -> desk.contacts.isOpenFor(lawyer))).isTrue();
		desk.in(() -> desk.contacts.enter(lawyer));
		assertThat(desk.in(() -> desk.contacts.isOpenFor(lawyer))).isTrue();
		assertThat(desk.in(() -> desk.contacts
			.isOpenFor(desk.contact(TawasulFixture.LAWYER, ContactRole.LAWYER, Relation.LAWYER, desk.opened(3)))))
			.isFalse();
	}

	private static void atOnce(int many, TawasulFixture desk, ContactRole role, AtomicInteger entered) {
		var asked = IntStream.range(0, many)
			.mapToObj((number) -> desk.contact(person(number), role, Relation.CHILD, desk.opened(number + 1)))
			.toList();
		var start = new CountDownLatch(1);
		try (var threads = new Threads(many)) {
			asked.forEach((contact) -> threads.run(() -> {
				start.await();
				desk.does(() -> {
					if (desk.contacts.isOpenFor(contact)) {
						desk.contacts.enter(contact);
						entered.incrementAndGet();
					}
				});
				return null;
			}));
			start.countDown();
		}
	}

	/** Returns a valid identity number. */
	private static IdentityNumber person(int number) {
		var digits = "12345%04d".formatted(number);
		var sum = 0;
		for (var place = 0; place < digits.length(); place++) {
			var digit = digits.charAt(place) - '0';
			var weighted = (place % 2 == 0) ? digit * 2 : digit;
			sum += weighted / 10 + weighted % 10;
		}
		return new IdentityNumber(digits + (10 - sum % 10) % 10);
	}

	/** Fixture that runs tasks in parallel, waits for them, and fails if one fails. */
	private static final class Threads implements AutoCloseable {

		private final ExecutorService pool;

		private final List<Future<?>> running = new ArrayList<>();

		Threads(int many) {
			this.pool = Executors.newFixedThreadPool(many);
		}

		void run(Callable<?> work) {
			this.running.add(this.pool.submit(work));
		}

		@Override
		public void close() {
			this.pool.shutdown();
			this.running.forEach((work) -> {
				try {
					work.get();
				}
				catch (Exception problem) {
					throw new AssertionError(problem);
				}
			});
		}

	}

}
