package sa.wusul.browser;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A clerk books an appointment for a person at the counter. */
@DisplayName("A booking at the counter, in a browser")
@Tag("browser")
class StaffBookingIT extends DemoJourney {

	private static final String PROCESS = "reception-office-appointment";

	/** A person of the demo's register. */
	private static final String AGENT = "1526018153";

	private static final String AGENT_NAME = "عبدالعزيز بن صالح المقبل";

	@Autowired
	private CaseWork work;

	@Autowired
	private Sessions sessions;

	@Autowired
	private Resources resources;

	@Autowired
	private Bookings bookings;

	@Test
	@DisplayName("has the clerk's own section chosen and shows the free slots; one that was taken meanwhile is refused")
	void bookedInSight() {
		openTheOffice();
		try (var clerk = logIn("clerk")) {
			var page = clerk.page();
			clerk.startForm("حجز موعد في مكتب").choose("المكتب", "الجوازات");
			var form = page.locator(".modal-body .fjs-form");
			assertThat(form.locator(".fjs-form-field-select").filter(named("المدينة والمركز")))
				.containsText("مركز الرياض");
			assertThat(form.locator("input[id*='Field_Section']")).hasCount(1);
			assertThat(form.locator("input[id*='Field_Section']")).isChecked();
			var list = page.locator(".wusul-slots-free select");
			assertThat(list.locator("optgroup option")).hasCount(2);
			assertThat(page.locator(".wusul-slots input")).isHidden();
			var first = list.locator("optgroup option").nth(0).getAttribute("value");
			var second = list.locator("optgroup option").nth(1).getAttribute("value");

			list.selectOption(first);
			write(clerk);
			assertThat(list).hasValue(first);
			assertThat(Accessibility.violations(page, ".wusul-slots-free")).isEmpty();
			clerk.screenshot("booking-slots");
			this.work.handIn("clerk", PROCESS, request(Long.parseLong(first)));
			clerk.refusedStartForm("سبقك غيرك إلى هذا الموعد");
			assertThat(page.locator(".wusul-slots-free")).containsText("سُبق الموعد المختار");
			assertThat(list.locator("optgroup option")).hasCount(1);
			assertThat(clerk.written("الخدمة المطلوبة")).as("what was written").isEqualTo("نقل ملكية");
			clerk.screenshot("booking-slots-taken");

			list.selectOption(second);
			clerk.submitStartForm();
			var slot = this.bookings.slot(Long.parseLong(second)).orElseThrow();
			DemoPages.waitFor("the booking",
					() -> this.bookings.between(slot.startsAt(), slot.endsAt())
						.stream()
						.anyMatch((booking) -> booking.slot().filter(slot::equals).isPresent()));
		}
	}

	@Test
	@DisplayName("gives the name of an agent as the register has it, once their number is complete")
	void agentFromRegister() {
		try (var clerk = logIn("clerk")) {
			clerk.startForm("تسجيل الطلب وإنجازه").choose("كيف وصل الطلب", "نيابةً");
			clerk.write("رقم هوية مقدم الطلب نيابةً", AGENT);
			clerk.page().keyboard().press("Tab");
			var name = clerk.page().locator(".modal-body input[id$='Field_AgentName']");
			assertThat(name).hasValue(AGENT_NAME);
			assertThat(clerk.page().locator(".modal-body input[id$='Field_RequesterName']")).hasValue("");
			clerk.settle().screenshot("booking-agent");
		}
	}

	@Test
	@DisplayName("lets a number that is typed replace the register's, also if it comes while the cursor waits in its field")
	void typedOverRegister() {
		try (var clerk = logIn("clerk")) {
			var page = clerk.page();
			var asked = new ArrayList<Route>();
			page.route(Pattern.compile("/plugin/wusul/\\w+/person$"), asked::add);
			clerk.startForm("حجز موعد في مكتب").write("رقم الهوية", AGENT);
			var mobile = page.locator(".modal-body input[id$='Field_Mobile']");
			mobile.focus();
			page.waitForCondition(() -> !asked.isEmpty());
			asked.forEach(Route::resume);
			assertThat(mobile).hasValue("0552601815");
			page.keyboard().insertText("0559876543");
			assertThat(mobile).hasValue("0559876543");
		}
	}

	private void write(TasklistPage clerk) {
		clerk.write("رقم الهوية", CaseWork.request("passport").get("identityNumber").toString())
			.write("رقم الجوال", "0559876543")
			.write("اسم صاحب الطلب", "فهد بن سعود المالكي")
			.write("الخدمة المطلوبة", "نقل ملكية")
			.write("تفصيل الحاجة", "أرغب في نقل ملكية مركبة.")
			.settle();
	}

	private static Locator.FilterOptions named(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

	private static Map<String, Object> request(long slot) {
		var answers = new HashMap<>(CaseWork.request("passport"));
		answers.remove("topic");
		answers.putAll(
				Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST", "slotNumber", slot));
		return answers;
	}

	private void openTheOffice() {
		this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 1));
		this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
				Optional.empty(),
				LocalDate.now(Kingdom.ZONE).plusDays(1).with(TemporalAdjusters.next(DayOfWeek.TUESDAY)),
				LocalTime.of(9, 0), LocalTime.of(10, 0), 30, 1, 1, "supervisor"));
	}

}
