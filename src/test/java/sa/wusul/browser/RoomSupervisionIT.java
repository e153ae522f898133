package sa.wusul.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A supervisor's page of today's video rooms, in a browser whose language is English, as
 * those of many are: the web apps of staff are in Arabic.
 */
@DisplayName("A supervisor at the video rooms of today")
@CaseStory
@OnH2
@Tag("browser")
class RoomSupervisionIT {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private CaseWork cases;

	@LocalServerPort
	private int port;

	private Instant now;

	private String open;

	private String ahead;

	private String closed;

	@BeforeEach
	void rooms() {
		this.cases.setTime("2027-01-18T12:00:00");
		this.now = this.cases.now();
		this.open = this.cases.handIn("passport");
		this.ahead = this.cases.handIn("passport");
		this.closed = this.cases.handIn("passport");
		var room = room(this.open, "OPEN", -10);
		seat(room, 1, "HOST", Duration.ofSeconds(2));
		seat(room, 2, "REQUESTER", Duration.ofMinutes(1));
		quality(room, 1, 2, 900, 100);
		room(this.ahead, "AHEAD", 60);
		seat(room(this.closed, "CLOSED", -120), 1, "HOST", Duration.ofHours(1));
	}

	@AfterEach
	void today() {
		for (var table : List.of("room_quality", "room_seat", "video_room")) {
			this.jdbc.sql("delete from " + table).update();
		}
		ClockUtil.reset();
	}

	@Test
	@DisplayName("sees who is in, which line is lost and how well each carries, and what is not recorded")
	void now() {
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			assertThat(cards(page)).containsExactly("الآن واليوم", "انتهت اليوم");
			assertThat(row(page, this.open)).containsText("مفتوحة منذ دقائق: 10");
			var seats = row(page, this.open).locator(".wusul-seats li");
			assertThat(seats.nth(0)).containsText("المضيف: حاضر");
			assertThat(seats.nth(1)).containsText("صاحب الطلب: انقطع خطه");
			assertThat(seats.nth(1)).containsText("ما ضاع 10%، التذبذب 9 م.ث، الصورة 320×240، الانقطاعات 1");
			assertThat(row(page, this.ahead)).containsText("لم تُفتح بعد");
			assertThat(row(page, this.closed)).containsText("التسجيل ناقص");
			assertThat(row(page, this.closed)).containsText("المضيف: حضر");
			for (var width : List.of(1400, 1024)) {
				page.setViewportSize(width, 900);
				cockpit.settle().screenshot("supervision-rooms-" + width);
				assertThat(cockpit.latinWords()).isEmpty();
				assertThat(cockpit.cutTexts()).isEmpty();
				assertThat(cockpit.overlaps()).isEmpty();
				assertThat(Accessibility.violations(page, ".wusul-page")).isEmpty();
			}
		}
	}

	@Test
	@DisplayName("sorts the rooms with the keyboard by each column, and the other way round")
	void sorted() {
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			assertThat(references(page)).containsExactly(this.open, this.ahead);
			var time = page.locator(".wusul-card").first().locator("th button").nth(2);
			time.focus();
			page.keyboard().press("Enter");
			assertThat(heading(page, 2)).hasAttribute("aria-sort", "ascending");
			assertThat(references(page)).containsExactly(this.open, this.ahead);
			assertThat(time).isFocused();
			page.keyboard().press("Space");
			assertThat(heading(page, 2)).hasAttribute("aria-sort", "descending");
			assertThat(references(page)).containsExactly(this.ahead, this.open);
			cockpit.settle().screenshot("supervision-rooms-sorted");

			page.keyboard().press("Tab");
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			assertThat(heading(page, 4)).hasAttribute("aria-sort", "ascending");
			assertThat(references(page)).as("by the worst line").containsExactly(this.ahead, this.open);
			assertThat(Accessibility.violations(page, ".wusul-page")).isEmpty();

			row(page, this.open).locator("a").focus();
			page.keyboard().press("Enter");
			page.locator(".wusul-single .wusul-case").waitFor();
			assertThat(page.url()).contains(this.open);
		}
	}

	private WebAppPage logIn() {
		var cockpit = WebAppPage.open(Browsers.start().chromiumBrowser(), this.port)
			.logIn("cockpit", "supervisor")
			.go("cockpit", "/rooms");
		cockpit.page().locator(".wusul-rooms[data-state=ready]").waitFor();
		return cockpit;
	}

	private static List<String> cards(Page page) {
		return page.locator(".wusul-rooms .wusul-card h2").allInnerTexts();
	}

	private static Locator heading(Page page, int column) {
		return page.locator(".wusul-card").first().locator("thead th").nth(column);
	}

	/** Returns the cases of the rooms of now and today, in the order of the page. */
	private static List<String> references(Page page) {
		return page.locator(".wusul-card")
			.first()
			.locator("tbody tr th a")
			.all()
			.stream()
			.map((link) -> link.getAttribute("href").replaceAll(".*/", ""))
			.toList();
	}

	private static Locator row(Page page, String reference) {
		return page.locator(".wusul-rooms tbody tr",
				new Page.LocatorOptions().setHas(page.locator("a[href$='" + reference + "']")));
	}

	/** A room with a name that no watch of the program can read, and so leaves alone. */
	private long room(String reference, String state, int minutes) {
		var time = this.now.plus(Duration.ofMinutes(minutes)).atOffset(ZoneOffset.UTC);
		this.jdbc
			.sql("""
					insert into video_room (room_key, case_reference, purpose, host, centre, section, state, starts_at, ends_at, recorded,
					                        monitored, from_home, call_name, opened_at, closed_at)
					values (?, ?, 'MINISTER_MEETING', 'DEPUTY', 'riyadh', 'men', ?, ?, ?, true, false, true, 'x', ?, ?)""")
			.params(reference + ":1", reference, state, time, time.plusMinutes(30), state.equals("AHEAD") ? null : time,
					state.equals("CLOSED") ? time.plusMinutes(20) : null)
			.update();
		return this.jdbc.sql("select id from video_room where case_reference = ?")
			.param(reference)
			.query(Long.class)
			.single();
	}

	private void seat(long room, int number, String role, Duration silent) {
		this.jdbc.sql("""
				insert into room_seat (room_id, number, role, account, state, line, seen_at)
				values (?, ?, ?, ?, 'ADMITTED', 'line', ?)""")
			.params(room, number, role, "a" + number, this.now.minus(silent).atOffset(ZoneOffset.UTC))
			.update();
	}

	private void quality(long room, int seat, int sender, int packets, int lost) {
		this.jdbc
			.sql("""
					insert into room_quality (room_id, seat_number, sender_number, packets, lost, jitter_ms, width, height, frames,
					                          interruptions, measured_at)
					values (?, ?, ?, ?, ?, 9, 320, 240, 100, 1, ?)""")
			.params(room, seat, sender, packets, lost, this.now.atOffset(ZoneOffset.UTC))
			.update();
	}

}
