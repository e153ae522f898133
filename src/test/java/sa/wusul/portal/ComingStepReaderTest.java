package sa.wusul.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.platform.calendar.WorkingTimes;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.ComingStepReader.Line;
import sa.wusul.portal.ComingStepReader.Reached;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.supervision.ComingTimeRepository;
import sa.wusul.supervision.ComingTimeRepository.ComingTimes;
import sa.wusul.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@DisplayName("The steps that come next")
@Tag("fast")
class ComingStepReaderTest {

	private static final String PROCESS = "services-passport-renewal";

	private static final Locale ARABIC = Locale.forLanguageTag("ar");

	/** A Sunday, at the beginning of its work. */
	private static final Instant OPENED = Instant.parse("2026-11-29T04:30:00Z");

	private final ServiceCatalogue catalogue = mock();

	private final ComingTimeRepository times = mock();

	private final Bookings bookings = mock();

	private final ComingTimes measured = mock();

	private final MovableClock clock = new MovableClock(OPENED);

	private ComingStepReader reader;

	@BeforeEach
	void read() {
		var words = new ResourceBundleMessageSource();
		words.setBasename("portal");
		words.setDefaultEncoding("UTF-8");
		words.setFallbackToSystemLocale(false);
		this.reader = new ComingStepReader(this.catalogue, this.times, this.bookings, Rights.load(),
				WorkingTimes.usual(this.clock), words, this.clock);
		given(this.catalogue.request(PROCESS)).willReturn(service());
		given(this.times.forProcess(any())).willReturn(this.measured);
		given(this.measured.between(any(), any())).willReturn(Optional.empty());
	}

	@Test
	@DisplayName("are those after the furthest one that was reached, with the day that half of the cases needed")
	void measured() {
		given(this.measured.between("PAID", "ISSUED")).willReturn(Optional.of(Duration.ofHours(7)));
		given(this.measured.between("PAID", "HANDED_OVER")).willReturn(Optional.of(Duration.ofHours(21)));
		var reached = List.of(new Reached("BILLED", OPENED), new Reached("PAID", OPENED.plusSeconds(3600)),
				new Reached("BILLED", OPENED.plusSeconds(7200)));

		var coming = this.reader.forCase(file(CaseState.WITH_DEPARTMENT, null), reached, Locale.ENGLISH);

		assertThat(coming.steps()).containsExactly(
				new Line("Your document is issued", "about Monday 20 Jumada II 1448 AH · 30 November 2026"),
				new Line("You receive your document, and the request is complete",
						"about Wednesday 22 Jumada II 1448 AH · 2 December 2026"));
		assertThat(coming.moving()).isFalse();
		assertThat(this.reader.forCase(file(CaseState.WITH_DEPARTMENT, null), reached, ARABIC).steps().get(0))
			.isEqualTo(new Line("تصدر وثيقتكم", "قرابة الاثنين 20 جمادى الآخرة 1448هـ · 30 نوفمبر 2026م"));
	}

	@Test
	@DisplayName("are promised as the most that each takes, the last by the day of the whole case, where few were measured")
	void promised() {
		var due = Instant.parse("2026-12-10T07:00:00Z");
		var lines = this.reader.forCase(file(CaseState.REGISTERED, due), List.of(), Locale.ENGLISH).steps();
		assertThat(lines).extracting(Line::when)
			.containsExactly("by Tuesday 21 Jumada II 1448 AH · 1 December 2026 at the latest",
					"by Tuesday 28 Jumada II 1448 AH · 8 December 2026 at the latest",
					"by Thursday 1 Rajab 1448 AH · 10 December 2026 at the latest",
					"by Thursday 1 Rajab 1448 AH · 10 December 2026 at the latest");
		var sooner = Instant.parse("2026-12-02T07:00:00Z");
		assertThat(this.reader.forCase(file(CaseState.REGISTERED, sooner), List.of(), Locale.ENGLISH).steps())
			.extracting(Line::when)
			.as("no step is later than the whole case")
			.allMatch((when) -> when.contains("1 December 2026") || when.contains("2 December 2026"));
		assertThat(
				this.reader.forCase(file(CaseState.REGISTERED, null), List.of(), Locale.ENGLISH).steps().get(3).when())
			.contains("17 December 2026");
	}

	@Test
	@DisplayName("move while the case waits for its requester")
	void moving() {
		given(this.measured.between("BILLED", "PAID")).willReturn(Optional.of(Duration.ofHours(14)));
		var reached = List.of(new Reached("BILLED", OPENED));
		this.clock.pass(Duration.ofDays(2));
		var waiting = this.reader.forCase(file(CaseState.WAITING_FOR_PAYMENT, OPENED.plus(Duration.ofDays(1))), reached,
				Locale.ENGLISH);
		assertThat(waiting.moving()).isTrue();
		assertThat(waiting.steps().get(0).when()).isEqualTo("waits for what is asked of you");
		assertThat(waiting.steps().get(1).when()).as("counted from now").contains("6 December 2026");
		assertThat(waiting.steps().get(2).when()).as("not the day that is over").contains("13 December 2026");
	}

	@Test
	@DisplayName("name no day that is over, and say that it takes longer than usual")
	void late() {
		given(this.measured.between("PAID", "ISSUED")).willReturn(Optional.of(Duration.ofHours(7)));
		given(this.measured.between("PAID", "HANDED_OVER")).willReturn(Optional.of(Duration.ofHours(14)));
		this.clock.pass(Duration.ofDays(7));
		var lines = this.reader
			.forCase(file(CaseState.IN_ISSUANCE, null), List.of(new Reached("PAID", OPENED)), Locale.ENGLISH)
			.steps();
		assertThat(lines).extracting(Line::when)
			.containsExactly("This takes longer than usual; we are working on it.",
					"about Sunday 26 Jumada II 1448 AH · 6 December 2026");
	}

	@Test
	@DisplayName("come on the day of the appointment, once it is booked")
	void appointment() {
		given(this.catalogue.request(PROCESS)).willReturn(service("BOOKED", "SERVED"));
		var file = file(CaseState.MEETING_BOOKED, null);
		var reached = List.of(new Reached("BOOKED", OPENED));
		assertThat(this.reader.forCase(file, reached, Locale.ENGLISH).steps()).extracting(Line::when)
			.containsExactly("by Sunday 4 Rajab 1448 AH · 13 December 2026 at the latest");
		var booking = mock(Booking.class);
		var slot = mock(Slot.class);
		given(slot.startsAt()).willReturn(Instant.parse("2026-12-03T07:00:00Z"));
		given(booking.slot()).willReturn(Optional.of(slot));
		given(this.bookings.forCase("1448-0000001-1")).willReturn(Optional.of(booking));
		assertThat(this.reader.forCase(file, reached, Locale.ENGLISH).steps()).containsExactly(
				new Line("You come to your appointment", "on Thursday 23 Jumada II 1448 AH · 3 December 2026"));
	}

	@Test
	@DisplayName("are none in a closed case, and in one of a kind that nobody can ask for")
	void none() {
		assertThat(this.reader.forCase(file(CaseState.COMPLETED, null), List.of(), ARABIC).steps()).isEmpty();
		given(this.catalogue.request(PROCESS)).willThrow(new RefusalException(Kind.UNKNOWN, "service.unknown"));
		assertThat(this.reader.forCase(file(CaseState.REGISTERED, null), List.of(), ARABIC).steps()).isEmpty();
	}

	@Test
	@DisplayName("are told before a request in working days from its sending")
	void beforeARequest() {
		given(this.measured.between(ComingTimeRepository.OPENING, "BILLED"))
			.willReturn(Optional.of(Duration.ofMinutes(1)));
		given(this.measured.between(ComingTimeRepository.OPENING, "ISSUED"))
			.willReturn(Optional.of(Duration.ofHours(15)));
		assertThat(this.reader.forService(service(), Locale.ENGLISH)).extracting(Line::when)
			.containsExactly("usually within one working day of sending it",
					"within 6 working days of sending it at most", "usually within 3 working days of sending it",
					"within 8 working days of sending it at most");
		assertThat(this.reader.forService(service(), ARABIC)).extracting(Line::when)
			.contains("غالباً في 3 أيام عمل من إرساله", "في 8 أيام عمل من إرساله على الأكثر");
	}

	private static Service service() {
		return service("BILLED", "PAID", "ISSUED", "HANDED_OVER");
	}

	private static Service service(String... coming) {
		return new Service(PROCESS, "تجديد جواز السفر", "Passport renewal", "", "", Optional.empty(), List.of(),
				List.of(), List.of(), List.of(coming));
	}

	private static CaseFile file(CaseState state, Instant due) {
		var file = mock(CaseFile.class);
		given(file.reference()).willReturn("1448-0000001-1");
		given(file.processKey()).willReturn(PROCESS);
		given(file.state()).willReturn(state);
		given(file.times()).willReturn(new CaseFile.Times(OPENED, due, null, null));
		return file;
	}

}
