package sa.wusul.browser;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.meeting.Slot;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.VisitingHours;
import sa.wusul.tawasul.visit.VisitingHours.Hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A family's visit by video in the whole program with the real relay: each visitor at
 * their own screen, or several at one.
 */
@OnH2
@BrowserStory
@DisplayName("A family's visit by video")
@Tag("browser")
class FamilyVisitIT extends RoomStory {

	private static final String DETAINEE = "1974650754";

	private static final String FATHER = "1338750043";

	private static final String WIFE = "1743957555";

	private static final String REFUSED = "1131373530";

	@Autowired
	private Contacts contacts;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private VisitingHours hours;

	/** Asks for a visit of three, of whom one is refused. */
	@Override
	void book() {
		this.work.setTime("2027-08-29T08:00:00");
		this.hours.open(new Hours("hair", VisitKind.VIDEO, "men", LocalDate.parse("2027-08-31"), LocalTime.of(10, 0),
				LocalTime.of(10, 30), 30, 1, 1, "prison-director"));
		this.contacts.enter(new NewContact(new IdentityNumber(DETAINEE), new IdentityNumber(FATHER), "سعيد الزهراني",
				ContactRole.PRIMARY, Relation.PARENT, new MobileNumber("0551112001"), this.work.handIn("passport")));
		this.reference = this.work.handIn("tawasul", "tawasul-visit-request", request());
		await("the slot").atMost(Duration.ofMinutes(3)).until(() -> slot() != null);
		this.startsAt = slot().startsAt();
		setTime(this.startsAt.minus(Duration.ofMinutes(59)));
		step("prison", "Task_BringDetainee", Map.of("detaineePresence", "PRESENT", "identityChecked", true));
		setTime(this.startsAt.minus(Duration.ofMinutes(5)));
	}

	private static Map<String, Object> request() {
		var answers = new HashMap<String, Object>(CaseWork.request("none"));
		answers.keySet().removeAll(List.of("topic", "subject", "requestText"));
		answers.putAll(Map.of("identityNumber", FATHER, "requesterName", "سعيد الزهراني", "detaineeIdentityNumber",
				DETAINEE, "visitKind", "VIDEO", "wantedFrom", "SOONEST", "visitorsNamed", "THREE"));
		var names = List.of("سعيد الزهراني", "علياء الزهراني", "جمعان الزهراني");
		var numbers = List.of(FATHER, WIFE, REFUSED);
		for (var index = 0; index < names.size(); index++) {
			var which = List.of("first", "second", "third").get(index);
			answers.put(which + "VisitorName", names.get(index));
			answers.put(which + "VisitorIdentityNumber", numbers.get(index));
		}
		return answers;
	}

	private Slot slot() {
		return this.bookings.forCase(this.reference).flatMap((booking) -> booking.slot()).orElse(null);
	}

	private void step(String person, String step, Map<String, Object> answers) {
		await(step).atMost(Duration.ofMinutes(3)).until(() -> this.work.seenBy(person, this.reference).contains(step));
		this.work.complete(person, this.reference, step, answers);
	}

	@Test
	@DisplayName("has a seat for each received visitor from their own account, one for those at a screen, none for the refused")
	void visit() throws Exception {
		var father = tawasul(FATHER, "RECEIVED_FIRST");
		assertThat(father.locator(".visit form").count()).isZero();
		DemoPages.looked(father, "ar", 1280, "visit-received-first");
		step("tawasul", "Task_ReceiveVisitors",
				Map.of("receptionOutcome", "PRESENT", "firstShownIdentity", FATHER, "secondShownIdentity", WIFE));
		await("the room").atMost(Duration.ofMinutes(3)).until(this::isOpen);
		refused();

		var prison = page(staff("prison"));
		prison.navigate(address("/staff/rooms/" + this.reference));
		prison.locator("form[action$='/" + this.reference + "'] button").click();
		state(prison, "CHECKING");
		prison.locator("#room-ready").click();
		state(prison, "ADMITTED");
		father = enter(FATHER);
		var wife = enter(WIFE);
		assertThat(names(prison, "#room-waiting .name")).containsExactlyInAnyOrder("الزائر 1: سعيد الزهراني",
				"الزائر 2: علياء الزهراني");
		for (var seat : List.of(2, 3)) {
			prison.locator("#room-waiting button[data-seat='" + seat + "']").click();
		}
		for (var visitor : List.of(father, wife)) {
			state(visitor, "ADMITTED");
			sees(visitor, 2);
			assertThat(names(visitor, "#room-seats figure[data-seat] .name")).as("names are for officers")
				.noneMatch((name) -> name.contains("الزهراني"));
		}
		sees(prison, 2);
		DemoPages.looked(prison, "ar", 1280, "visit-two-screens");
		father.setViewportSize(360, 780);
		DemoPages.looked(father, "ar", 360, "visit-visitor");

		var hall = page(staff("tawasul"));
		hall.navigate(address("/staff/rooms/" + this.reference + "?lang=ar"));
		DemoPages.looked(hall, "ar", 1280, "visit-hall-choice");
		hall.getByLabel("الأول في الطلب").check();
		hall.getByLabel("الثاني").check();
		hall.locator("form[action$='/hall'] button").click();
		state(hall, "CHECKING");
		hall.locator("#room-ready").click();
		for (var visitor : List.of(father, wife)) {
			state(visitor, "REVOKED");
		}
		prison.locator("#room-waiting button:enabled").click();
		state(hall, "ADMITTED");
		sees(hall, 1);
		sees(prison, 1);
		assertThat(names(prison, "#room-seats figure[data-seat] .name"))
			.containsExactly("الزائر: سعيد الزهراني وعلياء الزهراني");
		DemoPages.looked(prison, "ar", 1280, "visit-one-screen");
	}

	private boolean isOpen() {
		return this.jdbc.sql("select count(*) from video_room where case_reference = ? and state = 'OPEN'")
			.param(this.reference)
			.query(Integer.class)
			.single() == 1;
	}

	/** The refused brother sees no visit, and asks in vain for a seat. */
	private void refused() throws Exception {
		var session = citizen(REFUSED);
		var page = page(session);
		page.navigate(address("/tawasul"));
		assertThat(page.locator("h1").count()).isOne();
		assertThat(page.locator(".visit").count()).isZero();
		var answer = client(session)
			.send(HttpRequest.newBuilder(URI.create(address("/tawasul/visits/" + this.reference + "/room")))
				.header("Accept", "text/html")
				.header("Origin", address(""))
				.POST(BodyPublishers.noBody())
				.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(404);
	}

	private Page tawasul(String person, String state) throws Exception {
		var page = page(citizen(person));
		page.navigate(address("/tawasul?lang=ar"));
		page.locator(".visit[data-state=" + state + "]").waitFor();
		return page;
	}

	private Page enter(String person) throws Exception {
		var page = tawasul(person, "OPEN");
		page.setViewportSize(360, 780);
		DemoPages.looked(page, "ar", 360, "visit-open");
		page.navigate(address("/tawasul?lang=en"));
		page.setViewportSize(1280, 780);
		DemoPages.looked(page, "en", 1280, "visit-open");
		page.navigate(address("/tawasul?lang=ar"));
		page.locator(".visit form button").click();
		state(page, "CHECKING");
		page.locator("#room-ready").click();
		state(page, "WAITING");
		return page;
	}

	/** Returns the names without the marks of their direction. */
	private static List<String> names(Page page, String names) {
		page.locator(names).first().waitFor(new Locator.WaitForOptions().setTimeout(120_000));
		return page.locator(names).allInnerTexts().stream().map((name) -> name.replaceAll("[⁨⁩]", "")).toList();
	}

	/** Waits until the page shows moving pictures of so many others. */
	private static void sees(Page page, int others) {
		await("sees the others").atMost(Duration.ofMinutes(3)).until(() -> ((Number) page.evaluate("""
				() => [...document.querySelectorAll('#room-seats figure[data-seat] video')].filter((video) =>
				  video.videoWidth && video.getVideoPlaybackQuality().totalVideoFrames > 10
				  && video.srcObject.getAudioTracks().some(({ muted }) => !muted)).length""")).intValue() == others);
	}

}
