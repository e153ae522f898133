package sa.wusul.platform.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.relay.PermanentFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("An order in the outbox")
@Tag("arabic-machine")
@Tag("fast")
class OutboxEntryTest {

	private static final Parcel PARCEL = new Parcel(Size.SMALL, "وثيقة", Instant.parse("2026-11-24T07:00:00Z"),
			Optional.of(LocalDate.of(2026, 11, 29)), null);

	@Test
	@DisplayName("is read as it was written")
	void roundTrip() {
		var entry = OutboxEntry.of("courier", "7:BOOK", "1448-0000001-0", PARCEL);

		assertThat(entry.key()).isEqualTo("courier:7:BOOK");
		assertThat(entry.order(Parcel.class)).isEqualTo(PARCEL);
	}

	@Test
	@DisplayName("can be read by people, days and moments too")
	void readable() {
		assertThat(OutboxEntry.of("courier", "7:BOOK", "1448-0000001-0", PARCEL).payload())
			.contains("2026-11-24T07:00:00Z", "2026-11-29", "وثيقة");
	}

	@Test
	@DisplayName("of another form fails for good, without its content in the error")
	void ofAnotherForm() {
		var entry = new OutboxEntry("courier:7", "courier", "1448-0000001-0", "BOOK 400000000076");

		assertThatThrownBy(() -> entry.order(Parcel.class)).isInstanceOf(PermanentFailureException.class)
			.hasMessage("payload of courier is not a Parcel");
	}

	private enum Size {

		SMALL

	}

	private record Parcel(Size size, String content, Instant at, Optional<LocalDate> day, String note) {
	}

}
