package sa.wusul.journey;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.delivery.CourierEvent;
import sa.wusul.delivery.CourierEvent.Kind;
import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.Delivery;
import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.EventOutcome;
import sa.wusul.delivery.FailureReason;
import sa.wusul.delivery.Receiver;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerificationCode;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("An issued document on its way to the citizen")
@Tag("story")
class DocumentDeliveryTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String DELEGATE = "1001244019";

		private static final Pattern CODE = Pattern.compile("رمز (?:التسليم|الاستلام|استلام وثيقتكم) (\\d{6})");

		@Autowired
		private PaperService papers;

		@Autowired
		private CaseWork work;

		@Autowired
		private CourierEventService courier;

		@Autowired
		private DeliveryService deliveries;

		@Autowired
		private DeliveryChoiceService choices;

		@Autowired
		private JdbcClient jdbc;

		/** Sets the clock to a Tuesday morning. */
		@BeforeEach
		void aWorkingDay() {
			this.work.setTime("2027-06-08T09:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is handed over at the first attempt, against the code sent to the requester")
		void firstAttempt() {
			var reference = home(Map.of());
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.IN_DELIVERY);
			assertThat(parcelOf(reference))
				.containsEntry("address", "2929 شارع الأمير سلطان، حي الروضة، الرياض 19291-2929 (RRRD2929)")
				.containsEntry("recipient", this.work.file(reference).requester().name());
			tell(reference, Kind.COLLECTED, 0);
			tell(reference, Kind.OUT_FOR_DELIVERY, 1);
			var code = code(reference);

			assertThat(this.work.tablesWith(code)).allMatch((table) -> table.equalsIgnoreCase("demo_sms"));
			assertThat(handOver(reference, code, null)).isEqualTo(EventOutcome.ACCEPTED);

			assertThat(outcome(reference)).isEqualTo("DELIVERED");
			assertThat(delivery(reference).handedTo()).contains(Receiver.REQUESTER);
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryBooked", "deliveryOut",
					"deliveryHandedOver");
			assertThat(this.work.messages(reference)).last()
				.isEqualTo("سلمت وثيقتكم إليكم. الرقم المرجعي:\n" + reference
						+ "\nإن لم يكن بعلمكم فاتصلوا مجانا: 8004399999");
			assertThat(this.work.timeline(reference)).endsWith("وثيقتكم جاهزة للتسليم",
					"طُلب من الناقل توصيل وثيقتكم إلى عنوانكم", "تسلم الناقل وثيقتكم", "خرج الناقل بوثيقتكم إليكم",
					"سُلمت وثيقتكم");
		}

		@Test
		@DisplayName("is handed over to the named delegate, and to no other person with the code")
		void delegate() {
			var reference = home(Map.of("delegateIdentityNumber", DELEGATE, "delegateName", "سارة بنت خالد"));
			out(reference, 1);
			var code = code(reference);

			assertThat(handOver(reference, code, "1101798278")).isEqualTo(EventOutcome.NOT_THE_DELEGATE);
			assertThat(handOver(reference, code, "١٠٠١٢٤٤٠١٩")).isEqualTo(EventOutcome.ACCEPTED);

			assertThat(outcome(reference)).isEqualTo("DELIVERED");
			assertThat(delivery(reference).handedTo()).contains(Receiver.DELEGATE);
			assertThat(this.work.messages(reference)).last().asString().startsWith("سلمت وثيقتكم إلى من فوضتموه.");
		}

		@Test
		@DisplayName("goes out again on the day chosen by the requester, or on the next working day without a choice")
		void secondAndThirdAttempt() {
			var reference = home(Map.of());
			out(reference, 1);
			var first = code(reference);
			fail(reference, 1, FailureReason.NOBODY_HOME);
			assertThat(this.work.messages(reference)).last()
				.asString()
				.startsWith("تعذر تسليم وثيقتكم: لا أحد في العنوان.");
			assertThat(this.choices.days(delivery(reference))).containsExactly(day("2027-06-09"), day("2027-06-10"),
					day("2027-06-13"), day("2027-06-14"), day("2027-06-15"));
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.choices.chooseDay(reference, day("2027-06-11")))
				.withMessage("delivery.dayNotOffered");

			this.choices.chooseDay(reference, day("2027-06-13"));
			this.choices.chooseDay(reference, day("2027-06-13"));
			this.work.deliverInbox();

			assertThat(parcelOf(reference).get("wanted_day")).hasToString("2027-06-13");
			assertThat(this.work.messages(reference)).last().asString().contains("الأحد").contains("13/6/2027م");
			this.work.setTime("2027-06-13T08:00:00");
			out(reference, 2);
			assertThat(handOver(reference, first, null)).isEqualTo(EventOutcome.CODE_WRONG);
			fail(reference, 2, FailureReason.NO_ACCESS);
			this.work.setTime("2027-06-14T08:00:01");
			this.work.runJobs();
			this.work.sendMessages();
			assertThat(parcelOf(reference).get("wanted_day")).hasToString("2027-06-15");

			this.work.setTime("2027-06-15T08:00:00");
			out(reference, 3);
			handOver(reference, code(reference), null);

			assertThat(outcome(reference)).isEqualTo("DELIVERED");
			assertThat(delivery(reference).attempts()).isEqualTo(3);
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryBooked", "deliveryOut",
					"deliveryAttemptFailed", "deliveryDaySet", "deliveryOut", "deliveryAttemptFailed", "deliveryDaySet",
					"deliveryOut", "deliveryHandedOver");
		}

		@Test
		@DisplayName("returns after three attempts, waits at the office, and is handed over there")
		void threeFailures() {
			var reference = home(Map.of());
			for (var attempt = 1; attempt <= 3; attempt++) {
				out(reference, attempt);
				fail(reference, attempt, FailureReason.NOBODY_HOME);
				if (attempt < 3) {
					this.choices.chooseDay(reference, this.choices.days(delivery(reference)).get(0));
					this.work.deliverInbox();
				}
			}
			assertThat(parcelOf(reference)).containsEntry("called_back", true);
			assertThat(tell(reference, Kind.RETURNED, 0)).isEqualTo(EventOutcome.ACCEPTED);
			assertThat(this.work.seenBy("delivery-office", reference)).contains("Task_ReceiveParcel");

			shelve("delivery-office", reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.READY_FOR_PICKUP);
			assertThat(this.work.messages(reference)).last()
				.asString()
				.startsWith("وثيقتكم جاهزة في مركز الرياض حتى ")
				.as("the forty-fifth day is a Friday")
				.contains("الأحد")
				.contains("25/7/2027م");
			collect(reference, "REQUESTER", code(reference), null);

			assertThat(outcome(reference)).isEqualTo("PICKED_UP");
			assertThat(this.work.timeline(reference)).endsWith("أُعيدت وثيقتكم إلى المكتب",
					"وثيقتكم جاهزة للاستلام من المكتب", "استُلمت وثيقتكم من المكتب");
		}

		@Test
		@DisplayName("is not handed over after three wrong codes; the next attempt has its own code")
		void wrongCodes() {
			var reference = home(Map.of());
			out(reference, 1);
			var code = code(reference);

			for (var tries = 2; tries >= 0; tries--) {
				var answer = this.courier.receive(number(reference), handOverEvent(wrong(code), null), "courier");
				assertThat(answer.outcome()).isEqualTo(EventOutcome.CODE_WRONG);
				assertThat(answer.triesLeft()).contains(tries);
			}
			assertThat(handOver(reference, code, null)).isEqualTo(EventOutcome.CODE_SPENT);
			fail(reference, 1, FailureReason.CODE_WRONG);
			this.choices.chooseDay(reference, this.choices.days(delivery(reference)).get(0));
			this.work.deliverInbox();
			out(reference, 2);

			assertThat(handOver(reference, code, null)).isEqualTo(EventOutcome.CODE_WRONG);
			assertThat(handOver(reference, code(reference), null)).isEqualTo(EventOutcome.ACCEPTED);
			assertThat(outcome(reference)).isEqualTo("DELIVERED");
		}

		@ParameterizedTest
		@EnumSource(names = { "WRONG_ADDRESS", "REFUSED" })
		@DisplayName("with an invalid address, or refused at the door, returns without another attempt")
		void inVain(FailureReason reason) {
			var reference = home(Map.of());
			out(reference, 1);

			fail(reference, 1, reason);

			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.RETURNING);
			assertThat(delivery(reference).attempts()).isOne();
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryOut", "deliveryReturned");
			assertThat(tell(reference, Kind.RETURNED, 0)).isEqualTo(EventOutcome.ACCEPTED);
			shelve("delivery-office", reference);
			collect(reference, "REQUESTER", code(reference), null);
			assertThat(outcome(reference)).isEqualTo("PICKED_UP");
			assertThat(delivery(reference).handedTo()).contains(Receiver.REQUESTER);
		}

		@Test
		@DisplayName("may be delivered before a day was chosen, which ends the choice")
		void againUnasked() {
			var reference = home(Map.of());
			out(reference, 1);
			fail(reference, 1, FailureReason.OTHER);
			assertThat(this.work.messages(reference)).last()
				.asString()
				.startsWith("تعذر تسليم وثيقتكم: سبب لدى الناقل.");

			out(reference, 2);

			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.choices.chooseDay(reference, day("2027-06-09")))
				.withMessage("delivery.noDayAsked");
			assertThat(handOver(reference, code(reference), null)).isEqualTo(EventOutcome.ACCEPTED);
			assertThat(outcome(reference)).isEqualTo("DELIVERED");
			assertThat(delivery(reference).attempts()).isEqualTo(2);
		}

		@Test
		@DisplayName("that the courier does not report on is traced, awaited while it is on its way, and asked for "
				+ "again")
		void onItsWay() {
			var reference = home(Map.of());
			trace(reference, "ON_ITS_WAY");
			assertThat(this.work.openSteps(reference)).doesNotContain("Task_TraceParcel", "Task_ReceiveParcel");
			this.work.setTime("2027-06-29T09:00:01");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).contains("Task_TraceParcel");

			out(reference, 1);
			handOver(reference, code(reference), null);

			assertThat(outcome(reference)).isEqualTo("DELIVERED");
		}

		@Test
		@DisplayName("that the courier does not report on is kept for pick-up if the office finds it on its shelf")
		void cameBackUnreported() {
			var reference = home(Map.of());
			trace(reference, "CAME_BACK");

			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.RETURNED);
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryBooked", "deliveryReturned");
			shelve("delivery-office", reference);
			collect(reference, "REQUESTER", code(reference), null);
			assertThat(outcome(reference)).isEqualTo("PICKED_UP");
		}

		@Test
		@DisplayName("that the courier reports to the office as lost is lost, and the requester is notified")
		void lostUnreported() {
			var reference = home(Map.of());
			trace(reference, "LOST");

			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.LOST);
			assertThat(outcome(reference)).isEqualTo("LOST");
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryBooked", "deliveryLost");
			assertThat(counts(reference)).isFalse();
			assertThat(tell(reference, Kind.OUT_FOR_DELIVERY, 1)).isEqualTo(EventOutcome.LATE);
		}

		@Test
		@DisplayName("that the courier returns without a recall is kept at the office")
		void returnedEarly() {
			var reference = home(Map.of());
			tell(reference, Kind.COLLECTED, 0);

			tell(reference, Kind.RETURNED, 0);

			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.RETURNED);
			assertThat(this.work.openSteps(reference)).contains("Task_ReceiveParcel");
			assertThat(tell(reference, Kind.OUT_FOR_DELIVERY, 1)).isEqualTo(EventOutcome.LATE);
		}

		@Test
		@DisplayName("that the courier lost is no longer awaited in any state")
		void lost() {
			var reference = home(Map.of());
			out(reference, 1);
			assertThat(counts(reference)).isTrue();

			assertThat(tell(reference, Kind.LOST, 0)).isEqualTo(EventOutcome.ACCEPTED);
			assertThat(counts(reference)).isFalse();

			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.LOST);
			assertThat(outcome(reference)).isEqualTo("LOST");
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryOut", "deliveryLost");
			assertThat(tell(reference, Kind.RETURNED, 0)).isEqualTo(EventOutcome.LATE);
		}

		@Test
		@DisplayName("that the courier lost on the way back is not searched for at the office")
		void lostOnTheWayBack() {
			var reference = home(Map.of());
			out(reference, 1);
			fail(reference, 1, FailureReason.WRONG_ADDRESS);
			assertThat(this.work.openSteps(reference)).contains("Task_ReceiveParcel");

			this.work.keepInboxWaiting(reference);
			this.courier.receive(number(reference), event("lost", Kind.LOST, 0, null), "courier");
			assertThatThrownBy(() -> shelve("delivery-office", reference)).as("before the case knows")
				.hasStackTraceContaining("delivery.notForOffice");
			settle();

			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.LOST);
			assertThat(this.work.openSteps(reference)).doesNotContain("Task_ReceiveParcel");
			assertThat(outcome(reference)).isEqualTo("LOST");
			assertThat(tell(reference, Kind.LOST, 0)).isEqualTo(EventOutcome.LATE);
		}

		@Test
		@DisplayName("reaches the same end if events are repeated, early and in the wrong order")
		void disorder() {
			var reference = home(Map.of());
			var number = number(reference);
			var failed = event("c", Kind.ATTEMPT_FAILED, 1, FailureReason.NOBODY_HOME);

			assertThat(this.courier.receive(number, failed, "courier").outcome()).isEqualTo(EventOutcome.EARLY);
			assertThat(this.courier.receive(number, failed, "courier").again()).isTrue();
			assertThat(tell(reference, Kind.OUT_FOR_DELIVERY, 2)).isEqualTo(EventOutcome.EARLY);
			assertThat(handOver(reference, "123456", null)).isEqualTo(EventOutcome.NOT_OUT);
			assertThat(tell(reference, Kind.OUT_FOR_DELIVERY, 1)).isEqualTo(EventOutcome.ACCEPTED);
			assertThat(tell(reference, Kind.COLLECTED, 0)).isEqualTo(EventOutcome.LATE);
			assertThat(tell(reference, Kind.OUT_FOR_DELIVERY, 1)).isEqualTo(EventOutcome.LATE);
			assertThat(delivery(reference)).satisfies((delivery) -> {
				assertThat(delivery.state()).isEqualTo(DeliveryState.OUT_FOR_DELIVERY);
				assertThat(delivery.attempts()).isEqualTo(2);
			});

			settle();
			assertThat(this.work.timeline(reference)).contains("تسلم الناقل وثيقتكم", "خرج الناقل بوثيقتكم إليكم",
					"تعذر تسليم وثيقتكم في عنوانكم");
		}

		@Test
		@DisplayName("goes to an office instead unless it is out for delivery")
		void officeInstead() {
			var reference = home(Map.of());
			tell(reference, Kind.COLLECTED, 0);
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.choices.chooseOffice(reference, "mars"))
				.withMessage("delivery.officeUnknown");

			this.choices.chooseOffice(reference, "jeddah");
			this.choices.chooseOffice(reference, "jeddah");
			assertThat(tell(reference, Kind.OUT_FOR_DELIVERY, 1)).isEqualTo(EventOutcome.LATE);
			this.work.deliverInbox();
			this.work.sendMessages();

			assertThat(parcelOf(reference)).containsEntry("called_back", true);
			assertThat(this.work.seenBy("delivery-office", reference)).isEmpty();
			shelve("delivery-office-jeddah", reference);
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryBooked", "deliveryCalledBack",
					"deliveryReady");
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.choices.chooseOffice(reference, "abha"))
				.withMessage("delivery.tooLateToChange");
		}

		@Test
		@DisplayName("goes to an office instead of another attempt unless a day is fixed")
		void officeInsteadOfADay() {
			var reference = home(Map.of());
			out(reference, 1);
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.choices.chooseOffice(reference, "jeddah"))
				.withMessage("delivery.tooLateToChange");
			fail(reference, 1, FailureReason.NOBODY_HOME);

			this.choices.chooseOffice(reference, "jeddah");
			settle();
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.choices.chooseDay(reference, day("2027-06-09")))
				.withMessage("delivery.noDayAsked");
			assertThat(parcelOf(reference)).containsEntry("called_back", true);
			shelve("delivery-office-jeddah", reference);
			collect(reference, "REQUESTER", code(reference), null);

			assertThat(outcome(reference)).isEqualTo("PICKED_UP");
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryAttemptFailed", "deliveryCalledBack",
					"deliveryReady", "deliveryHandedOver");
		}

		@Test
		@DisplayName("for home delivery without an address is kept at the office of the requester's centre")
		void withoutAddress() {
			var reference = start("HOME", null, Map.of());

			shelve("delivery-office", reference);
			collect(reference, "REQUESTER", code(reference), null);

			assertThat(outcome(reference)).isEqualTo("PICKED_UP");
			assertThat(this.work.messageKeys(reference)).doesNotContain("deliveryBooked");
		}

		@Test
		@DisplayName("is not handed over at the office after three wrong codes, until another one is sent")
		void wrongCodesAtTheOffice() {
			var reference = start("OFFICE", "riyadh", Map.of());
			shelve("delivery-office", reference);
			var first = code(reference);
			for (var attempt = 1; attempt <= 3; attempt++) {
				collect(reference, "REQUESTER", wrong(first), null);
			}
			collect(reference, "REQUESTER", first, null);
			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.AT_OFFICE);

			this.work.setTime("2027-06-08T09:30:00");
			newCode(reference);
			collect(reference, "REQUESTER", code(reference), null);

			assertThat(outcome(reference)).isEqualTo("PICKED_UP");
		}

		@Test
		@DisplayName("for a chosen office is handed over to the delegate after a new code")
		void atTheOffice() {
			var reference = start("OFFICE", "jeddah",
					Map.of("delegateIdentityNumber", DELEGATE, "delegateName", "سارة بنت خالد"));
			shelve("delivery-office-jeddah", reference);
			var code = code(reference);
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> newCode(reference))
				.withMessage("delivery.codeJustSent");

			collect(reference, "DELEGATE", wrong(code), DELEGATE);
			this.work.setTime("2027-06-09T10:00:00");
			newCode(reference);
			var second = code(reference);
			collect(reference, "DELEGATE", code, DELEGATE);
			collect(reference, "DELEGATE", second, "1101798278");
			assertThat(this.work.openSteps(reference)).contains("Task_HandOver");
			collect(reference, "DELEGATE", second, DELEGATE);

			assertThat(outcome(reference)).isEqualTo("PICKED_UP");
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryReady", "deliveryCode",
					"deliveryHandedOver");
		}

		@Test
		@DisplayName("that is not picked up is followed by a reminder, and destroyed by two different people")
		void destroyed() {
			var reference = start("OFFICE", "riyadh", Map.of());
			shelve("delivery-office", reference);
			for (var day : List.of("2027-08-01T14:30:01", "2027-08-06T14:30:01", "2027-08-08T14:29:59")) {
				this.work.setTime(day);
				this.work.runJobs();
			}
			assertThat(delivery(reference).state()).as("the sixtieth day is a Saturday")
				.isEqualTo(DeliveryState.AT_OFFICE);
			this.work.setTime("2027-08-08T14:30:01");
			this.work.runJobs();
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryReady", "deliveryReminder",
					"deliveryReminder", "deliveryUnclaimed");
			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.UNCLAIMED);
			assertThat(counts(reference)).isTrue();

			this.work.complete("delivery-office", reference, "Task_DestroyDocument",
					Map.of("destructionMethod", "CARD_CUT", "documentDestroyed", true));
			assertThat(this.work.seenBy("delivery-office", reference)).doesNotContain("Task_WitnessDestruction");
			var witness = this.work.task(reference, "Task_WitnessDestruction");
			// The engine wraps what a task listener throws.
			assertThatThrownBy(
					() -> this.work.engine().getTaskService().setAssignee(witness.getId(), "delivery-office"))
				.hasStackTraceContaining("task.fourEyes");
			this.work.complete("custodian", reference, "Task_WitnessDestruction",
					Map.of("witnessDecision", "NOT_WITNESSED"));
			assertThat(delivery(reference).state()).isEqualTo(DeliveryState.UNCLAIMED);
			this.work.complete("delivery-office", reference, "Task_DestroyDocument",
					Map.of("destructionMethod", "CARD_CUT", "documentDestroyed", true));
			this.work.complete("custodian", reference, "Task_WitnessDestruction",
					Map.of("witnessDecision", "WITNESSED"));

			assertThat(outcome(reference)).isEqualTo("DESTROYED");
			assertThat(counts(reference)).isFalse();
			assertThat(this.jdbc.sql("""
					select first_signature || ' ' || second_signature || ' ' || method from delivery_destruction
					where paper_number = ?""").param(delivery(reference).paperNumber()).query(String.class).single())
				.isEqualTo("delivery-office custodian CARD_CUT");
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryUnclaimed", "deliveryDestroyed");
		}

		private String home(Map<String, String> delegate) {
			var particulars = new HashMap<>(delegate);
			particulars.put("shortAddress", "RRRD2929");
			return start("HOME", null, particulars);
		}

		/** Delivers the paper of a case in its department. */
		private String start(String method, String office, Map<String, String> particulars) {
			var reference = this.work.withDepartment();
			particulars.forEach((name, value) -> this.work.addParticular(reference, name, value));
			var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men",
					"requestType", "E_SERVICE", "priority", "NORMAL", "department", "passports", "deliveryMethod",
					method, "paperNumber", document(reference)));
			facts.put("deliveryOffice", office);
			this.work.engine()
				.getRuntimeService()
				.startProcessInstanceByKey("delivery-document-handover", reference, facts);
			this.work.sendMessages();
			return reference;
		}

		private String document(String reference) {
			return this.papers.issue(new PaperRequest(reference + ":document", "answer-letter", reference,
					Map.of("addressee", "سعد", "subject", "سؤال", "requestedAt",
							this.work.file(reference).times().openedAt(), "department", "الجوازات", "answer", "رد")))
				.number();
		}

		/** Returns the result of scanning the document's code. */
		private boolean counts(String reference) {
			var code = this.jdbc.sql("select verification_code from paper where number = ?")
				.param(delivery(reference).paperNumber())
				.query(String.class)
				.single();
			return this.papers.verify(VerificationCode.read(code).orElseThrow()).orElseThrow().withdrawn().isEmpty();
		}

		private Delivery delivery(String reference) {
			return this.deliveries.get(reference);
		}

		private TrackingNumber number(String reference) {
			return delivery(reference).trackingNumber().orElseThrow();
		}

		private EventOutcome tell(String reference, Kind kind, int attempt) {
			var outcome = this.courier
				.receive(number(reference), event(UUID.randomUUID().toString(), kind, attempt, null), "courier")
				.outcome();
			settle();
			return outcome;
		}

		private void out(String reference, int attempt) {
			assertThat(tell(reference, Kind.OUT_FOR_DELIVERY, attempt)).isEqualTo(EventOutcome.ACCEPTED);
		}

		private void fail(String reference, int attempt, FailureReason reason) {
			this.courier.receive(number(reference),
					event(UUID.randomUUID().toString(), Kind.ATTEMPT_FAILED, attempt, reason), "courier");
			settle();
		}

		private EventOutcome handOver(String reference, String code, String delegate) {
			var outcome = this.courier.receive(number(reference), handOverEvent(code, delegate), "courier").outcome();
			settle();
			return outcome;
		}

		private static CourierEvent event(String key, Kind kind, int attempt, FailureReason reason) {
			return new CourierEvent(key, kind, attempt, Optional.ofNullable(reason), Optional.empty(), Optional.empty(),
					Optional.empty());
		}

		private static CourierEvent handOverEvent(String code, String delegate) {
			return new CourierEvent(UUID.randomUUID().toString(), Kind.HANDED_OVER, 0, Optional.empty(),
					Optional.of(code), Optional.ofNullable(delegate), Optional.empty());
		}

		/** Retries early messages until all are accepted. */
		private void settle() {
			for (var round = 0; round < 4; round++) {
				this.work.makeInboxDue();
				this.work.deliverInbox();
			}
			this.work.sendMessages();
		}

		/** Lets ten working days pass, and records the office's trace. */
		private void trace(String reference, String outcome) {
			tell(reference, Kind.COLLECTED, 0);
			this.work.setTime("2027-06-22T09:00:01");
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.IN_DELIVERY);
			this.work.complete("delivery-office", reference, "Task_TraceParcel",
					Map.of("traceOutcome", outcome, "note", "سألنا الناقل عنها"));
			settle();
		}

		private void shelve(String officer, String reference) {
			this.work.complete(officer, reference, "Task_ReceiveParcel",
					Map.of("shelfMark", "12-3", "parcelReceived", true));
			this.work.sendMessages();
		}

		private void collect(String reference, String who, String code, String identity) {
			var answers = new HashMap<String, Object>(Map.of("handoverStep", who, "handoverCode", code));
			if (identity != null) {
				answers.put("delegateIdentityNumber", identity);
			}
			this.work.complete(officer(reference), reference, "Task_HandOver", answers);
		}

		private void newCode(String reference) {
			this.work.complete(officer(reference), reference, "Task_HandOver", Map.of("handoverStep", "NEW_CODE"));
			this.work.sendMessages();
		}

		private String officer(String reference) {
			return delivery(reference).office().equals("riyadh") ? "delivery-office" : "delivery-office-jeddah";
		}

		private String outcome(String reference) {
			var instance = this.work.engine()
				.getHistoryService()
				.createHistoricProcessInstanceQuery()
				.processDefinitionKey("delivery-document-handover")
				.processInstanceBusinessKey(reference)
				.finished()
				.singleResult();
			assertThat(instance).as("finished handover of " + reference).isNotNull();
			return (String) this.work.engine()
				.getHistoryService()
				.createHistoricVariableInstanceQuery()
				.processInstanceId(instance.getId())
				.variableName("handoverOutcome")
				.singleResult()
				.getValue();
		}

		private String code(String reference) {
			return this.work.messages(reference)
				.stream()
				.flatMap((text) -> CODE.matcher(text).results())
				.map((match) -> match.group(1))
				.reduce((one, other) -> other)
				.orElseThrow();
		}

		private static String wrong(String code) {
			return code.equals("000000") ? "000001" : "000000";
		}

		private static LocalDate day(String iso) {
			return LocalDate.parse(iso);
		}

		private Map<String, Object> parcelOf(String reference) {
			this.work.sendMessages();
			return this.jdbc.sql("select * from demo_parcel where case_reference = ?")
				.param(reference)
				.query()
				.singleRow();
		}

	}

}
