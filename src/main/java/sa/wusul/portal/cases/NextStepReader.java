package sa.wusul.portal.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.notification.CaseNoticeService;
import sa.wusul.notification.CaseNoticeService.Told;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.thread.MoreTimeService.Awaited;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.booking.CitizenBookingService;
import sa.wusul.portal.cases.CaseThreadReader.Wait;
import sa.wusul.portal.cases.DeedReader.Deed;
import sa.wusul.portal.cases.RequesterCaseReader.Seen;
import sa.wusul.tawasul.verification.NumberProofService;

/**
 * Reader of the one thing that a requester has to know about a case: what is to be done
 * now, by whom and until when. It speaks from coded facts and in the language of the
 * page; {@code /track} and the call centre read the same.
 */
@Component
class NextStepReader {

	private static final String ANSWER = "answer";

	/** The organisation's list of the kinds of documents. */
	private static final String KINDS = "documentKinds";

	/** Messages about an open bill. */
	private static final Set<String> BILL = Set.of("feeBillIssued", "feeReminder");

	/** Messages about a document that is missing. */
	private static final Set<String> DOCUMENT = Set.of("documentMissing", "documentReminder");

	/** Messages about a question that waits for its answer. */
	private static final Set<String> REPLY = Set.of("requesterAsked", "replyReminder");

	/** Messages about an appointment that stands. */
	private static final Set<String> APPOINTMENT = Set.of("meetingBooked", "meetingSlotFound", "meetingMoved",
			"meetingReminderDay", "meetingReminderHours", "visitBooked", "visitReminder");

	private final CaseThreadReader threads;

	private final Organisation organisation;

	private final NumberProofService numbers;

	private final CitizenBookingService bookings;

	private final CaseNoticeService notices;

	private final CaseFiles caseFiles;

	private final MessageSource words;

	NextStepReader(CaseThreadReader threads, Rights rights, NumberProofService numbers, CitizenBookingService bookings,
			CaseNoticeService notices, CaseFiles caseFiles, MessageSource words) {
		this.threads = threads;
		this.organisation = rights.organisation();
		this.numbers = numbers;
		this.bookings = bookings;
		this.notices = notices;
		this.caseFiles = caseFiles;
		this.words = words;
	}

	/**
	 * Returns the next step of a case.
	 * @param underWay what the requester just did
	 */
	NextStep forCase(CaseFile file, Seen seen, List<Deed> underWay, Locale locale) {
		var messages = this.notices.forCase(file.reference(), MessageLanguage.of(locale));
		var answer = (file.state() == CaseState.ANSWERED) ? this.caseFiles.lastNote(file.reference(), ANSWER)
				: Optional.<String>empty();
		var due = underWay.isEmpty() && !file.state().closed() ? due(file, seen, locale) : Optional.<Due>empty();
		var told = messages.stream()
			.findFirst()
			.filter((latest) -> due.filter((one) -> one.saysAlready(latest.messageKey())).isEmpty());
		return new NextStep(due.map(Due::sentence).orElse(null), due.map(Due::until).orElse(null),
				due.map(Due::place).orElse(null), due.map(Due::label).orElse(null), told.orElse(null),
				answer.orElse(null), messages);
	}

	/** Returns what the requester has to do, the most pressing thing first. */
	private Optional<Due> due(CaseFile file, Seen seen, Locale locale) {
		if (this.numbers.isAwaited(file.reference())) {
			return Optional.of(new Due(say(locale, "CODE"), null, "number-code", label(locale, "CODE"), Set.of()));
		}
		var bill = seen.bills().stream().findFirst();
		var wait = this.threads.waits(file).stream().findFirst();
		if (wait.isPresent() && bill.filter((one) -> one.dueAt().iso().compareTo(wait.get().iso()) < 0).isEmpty()) {
			return wait.map((one) -> due(one, locale));
		}
		if (bill.isPresent()) {
			return Optional.of(new Due(say(locale, "PAY", bill.get().riyals(), bill.get().number()), bill.get().dueAt(),
					"bill", label(locale, "PAY"), BILL));
		}
		if (file.state() == CaseState.WAITING_FOR_REQUESTER && wait.isEmpty()) {
			return Optional.empty();
		}
		if (file.state() == CaseState.READY_FOR_PICKUP && seen.delivery() != null
				&& seen.delivery().keptUntil() != null) {
			return Optional.of(new Due(say(locale, "COLLECT", seen.delivery().keptAt()), seen.delivery().keptUntil(),
					null, null, Set.of("deliveryReminder")));
		}
		if (seen.delivery() != null && !seen.delivery().days().isEmpty() && seen.delivery().chosenDay() == null) {
			return Optional
				.of(new Due(say(locale, "CHOOSE_DAY"), null, "delivery-choice", label(locale, "CHOOSE_DAY"), Set.of()));
		}
		return this.bookings.forCase(file, locale)
			.filter((booking) -> booking.mayMove() && booking.starts().isPresent())
			.map((booking) -> {
				var at = booking.starts().get();
				return new Due(
						say(locale, "COME", at.weekday(), at.hijri(), at.gregorian(), at.time(),
								(booking.place() != null) ? booking.place() : ""),
						null, "booking", label(locale, "COME"), APPOINTMENT);
			});
	}

	private Due due(Wait wait, Locale locale) {
		if (wait.awaited() == Awaited.REPLY) {
			return new Due(say(locale, "REPLY"), wait.until(), "reply", label(locale, "REPLY"), REPLY);
		}
		var names = isArabic(locale) ? this.organisation.choices(KINDS) : this.organisation.englishChoices(KINDS);
		return new Due(say(locale, "SUPPLY", names.getOrDefault(wait.kind(), wait.kind())), wait.until(), "supply",
				label(locale, "SUPPLY"), DOCUMENT);
	}

	private static boolean isArabic(Locale locale) {
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
	}

	private static String name(Place place, Locale locale) {
		return (place == null) ? "" : isArabic(locale) ? place.ar() : place.en();
	}

	private String say(Locale locale, String code, Object... words) {
		return this.words.getMessage("now." + code, Arrays.stream(words).map(String::valueOf).toArray(), locale);
	}

	private String label(Locale locale, String code) {
		return this.words.getMessage("now.go." + code, null, locale);
	}

	/**
	 * A thing that the requester has to do.
	 *
	 * @param place id of the section of the page where it is done, or {@code null}
	 * @param messages keys of the messages that say the same
	 */
	private record Due(String sentence, Moment until, String place, String label, Set<String> messages) {

		boolean saysAlready(String messageKey) {
			return this.messages.contains(messageKey);
		}

	}

	/**
	 * The next step of a case, as its requester has to know it.
	 *
	 * @param sentence what the requester has to do, or {@code null} if nothing
	 * @param until the last moment for it, or {@code null}
	 * @param place id of the section of the page where it is done, or {@code null}
	 * @param told what the latest message said, or {@code null} if there is none or it
	 * said the same
	 * @param answer the answer's own text, or {@code null}
	 * @param messages all messages about the case, the newest first
	 */
	record NextStep(String sentence, Moment until, String place, String label, Told told, String answer,
			List<Told> messages) {

		/** Returns the same for a page on which nothing can be done. */
		NextStep withoutPlace() {
			return new NextStep(this.sentence, this.until, null, null, this.told, this.answer, this.messages);
		}

	}

}
