package sa.wusul.tawasul;

import java.util.Optional;

import org.junit.jupiter.api.DisplayName;

import sa.wusul.platform.inbox.Receipt;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;
import sa.wusul.tawasul.DetaineeEvent.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What the register of detainees tells")
class DetaineeEventsTest {

	@OnBothDatabases
	@DisplayName("wakes every open case about that detainee once, however often it is sent")
	void once(TestDatabase database) {
		var desk = new TawasulDesk(database);
		var visit = watching(desk, 1);
		var leave = watching(desk, 2);

		assertThat(desk.events.receive(moved("E-1"), "detainees")).isEqualTo(Receipt.ACCEPTED);
		assertThat(desk.events.receive(moved("E-1"), "detainees")).isEqualTo(Receipt.ALREADY_RECEIVED);

		assertThat(desk.told()).containsExactly(visit, leave);
		assertThat(desk.count("detainee_event")).isOne();
	}

	@OnBothDatabases
	@DisplayName("wakes no case about somebody else, and none that is closed")
	void others(TestDatabase database) {
		var desk = new TawasulDesk(database);
		var closed = watching(desk, 1);
		desk.does(() -> desk.events
			.watch(new DetaineeCase(desk.opened(2), TawasulDesk.FATHER, ContactRole.PRIMARY, Optional.of("hair"))));
		desk.close(closed);

		desk.events.receive(moved("E-2"), "detainees");

		assertThat(desk.told()).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("a case that asks to be told again is told once")
	void watchedTwice(TestDatabase database) {
		var desk = new TawasulDesk(database);
		var visit = watching(desk, 1);
		desk.does(() -> desk.events
			.watch(new DetaineeCase(visit, TawasulDesk.DETAINEE, ContactRole.PRIMARY, Optional.of("malaz"))));

		desk.events.receive(moved("E-3"), "detainees");

		assertThat(desk.told()).containsExactly(visit);
	}

	@OnBothDatabases
	@DisplayName("a change between the answer of the registers and the first look is not lost; one before the case is none")
	void meanwhile(TestDatabase database) {
		var desk = new TawasulDesk(database);
		var asking = desk.openedBefore(1);
		desk.events.receive(moved("E-4"), "detainees");
		assertThat(desk.told()).as("nobody watches yet").isEmpty();

		watch(desk, asking);
		assertThat(desk.told()).as("with its first look").containsExactly(asking);
		watch(desk, asking);
		watching(desk, 2);

		assertThat(desk.told()).containsExactly(asking);
	}

	private static String watching(TawasulDesk desk, int number) {
		return watch(desk, desk.opened(number));
	}

	private static String watch(TawasulDesk desk, String reference) {
		desk.does(() -> desk.events
			.watch(new DetaineeCase(reference, TawasulDesk.DETAINEE, ContactRole.PRIMARY, Optional.of("hair"))));
		return reference;
	}

	private static DetaineeEvent moved(String key) {
		return new DetaineeEvent(key, TawasulDesk.DETAINEE, Kind.MOVED, Optional.empty());
	}

}
