package sa.wusul.tawasul;

import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.inbox.Receipt;
import sa.wusul.support.AtOnce;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;
import sa.wusul.tawasul.DetaineeEvent.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("An event of the register of detainees")
@Tag("fast")
class DetaineeEventServiceTest {

	@OnBothDatabases
	@DisplayName("notifies every open case about that detainee once, however often it is sent")
	void once(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var visit = watching(desk, 1);
		var leave = watching(desk, 2);

		assertThat(desk.events.receive(moved("E-1"), "detainees")).isEqualTo(Receipt.ACCEPTED);
		assertThat(desk.events.receive(moved("E-1"), "detainees")).isEqualTo(Receipt.ALREADY_RECEIVED);

		assertThat(desk.told()).containsExactly(visit, leave);
		assertThat(desk.count("detainee_event")).isOne();
	}

	@OnBothDatabases
	@DisplayName("notifies no case about another detainee, and no closed one")
	void others(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var closed = watching(desk, 1);
		desk.does(() -> desk.events
			.watch(new DetaineeCase(desk.opened(2), TawasulFixture.FATHER, ContactRole.PRIMARY, Optional.of("hair"))));
		desk.close(closed);

		desk.events.receive(moved("E-2"), "detainees");

		assertThat(desk.told()).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("notifies a case that starts watching after it, because the registers may have answered before")
	void early(TestDatabase database) {
		var desk = new TawasulFixture(database);
		desk.events.receive(moved("E-4"), "detainees");
		var opened = desk.opened(1);
		desk.events.receive(moved("E-5"), "detainees");
		database.jdbc()
			.sql("update detainee_event set received_at = ? where event_key = 'E-5'")
			.param(TawasulFixture.NOW.plusSeconds(1).atOffset(ZoneOffset.UTC))
			.update();
		for (var time = 0; time < 2; time++) {
			desk.does(() -> desk.events
				.watch(new DetaineeCase(opened, TawasulFixture.DETAINEE, ContactRole.PRIMARY, Optional.of("hair"))));
		}

		assertThat(desk.told()).containsExactly(opened);
		assertThat(database.jdbc().sql("select message_key from inbox").query(String.class).list())
			.containsExactly("detainee:E-5:" + opened);
	}

	@OnBothDatabases
	@DisplayName("sent twenty times at once is stored once, without any error")
	void atTheSameMoment(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var visit = watching(desk, 1);

		var receipts = AtOnce.all(20, (number) -> desk.events.receive(moved("E-6"), "detainees"));

		assertThat(receipts).filteredOn(Receipt.ACCEPTED::equals).hasSize(1);
		assertThat(desk.told()).containsExactly(visit);
	}

	@OnBothDatabases
	@DisplayName("notifies a case that starts watching at the same moment, in any order")
	void beginsMeanwhile(TestDatabase database) {
		var desk = new TawasulFixture(database);
		for (var round = 1; round <= 20; round++) {
			var key = "R-" + round;
			database.jdbc().sql("delete from detainee_event").update();
			var watching = new DetaineeCase(desk.opened(round), TawasulFixture.DETAINEE, ContactRole.PRIMARY,
					Optional.of("hair"));
			database.jdbc()
				.sql("update case_file set opened_at = ? where reference = ?")
				.params(TawasulFixture.NOW.minusSeconds(1).atOffset(ZoneOffset.UTC), watching.reference())
				.update();

			AtOnce.all(2, (number) -> {
				if (number == 0) {
					desk.does(() -> desk.events.watch(watching));
				}
				else {
					desk.events.receive(moved(key), "detainees");
				}
				return number;
			});

			assertThat(desk.count("inbox where message_key = 'detainee:" + key + ":" + watching.reference() + "'"))
				.as("round " + round)
				.isOne();
		}
	}

	@OnBothDatabases
	@DisplayName("notifies a case that registers twice once")
	void watchedTwice(TestDatabase database) {
		var desk = new TawasulFixture(database);
		var visit = watching(desk, 1);
		desk.does(() -> desk.events
			.watch(new DetaineeCase(visit, TawasulFixture.DETAINEE, ContactRole.PRIMARY, Optional.of("malaz"))));

		desk.events.receive(moved("E-3"), "detainees");

		assertThat(desk.told()).containsExactly(visit);
	}

	private static String watching(TawasulFixture desk, int number) {
		var reference = desk.opened(number);
		desk.does(() -> desk.events
			.watch(new DetaineeCase(reference, TawasulFixture.DETAINEE, ContactRole.PRIMARY, Optional.of("hair"))));
		return reference;
	}

	private static DetaineeEvent moved(String key) {
		return new DetaineeEvent(key, TawasulFixture.DETAINEE, Kind.MOVED, Optional.empty());
	}

}
