package sa.wusul.portal.room;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.util.WebUtils;

import sa.wusul.browser.Browsers;
import sa.wusul.platform.factor.StaffSessions;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.web.ErrorResponseWriter;
import sa.wusul.platform.web.HostCookies;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.room.RecordingReader;
import sa.wusul.room.RecordingsForTests.Found;
import sa.wusul.room.RoomTicketService.Visitor;
import sa.wusul.room.RoomDeskService;
import sa.wusul.room.RoomsForTests;
import sa.wusul.room.ffmpeg.RecordersForTests;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Pages with a camera and a microphone of Chromium's own, their lines, and the uploads of
 * the host's page, in a program that has nothing else: no engine and no relay.
 */
@DisplayName("A video room without a relay")
@Tag("browser")
class PeerRoomIT {

	/** A smaller picture, which slow machines draw as well. */
	private static final String SMALL = """
			const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
			navigator.mediaDevices.getUserMedia = (wanted) =>
			  open({ ...wanted, ...(wanted.video && { video: { width: 320, height: 240, frameRate: 10 } }) });""";

	@TempDir
	private Path folder;

	private final TestDatabase database = TestDatabase.h2();

	private final Map<String, Page> pages = new LinkedHashMap<>();

	private RoomsForTests rooms;

	private AnnotationConfigServletWebServerApplicationContext program;

	private Browser browser;

	@BeforeEach
	void open() {
		var reader = new StaticListableBeanFactory(Map.of("reader", RecordersForTests.reader()));
		this.rooms = new RoomsForTests(this.database, null, this.folder, reader.getBeanProvider(RecordingReader.class));
		this.program = new AnnotationConfigServletWebServerApplicationContext();
		this.program.register(Program.class);
		this.program.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("server.port", 0, "server.address", "127.0.0.1",
					"spring.messages.basename", "messages,portal")));
		var desk = mock(RoomDeskService.class);
		given(desk.sending(anyLong())).willReturn(RoomDeskService.Sending.ALL);
		this.program.getBeanFactory().registerSingleton("desk", desk);
		this.program.getBeanFactory().registerSingleton("rights", Rights.load());
		Map.of("tickets", this.rooms.tickets, "recordings", this.rooms.pages, "lines",
				new RoomLineService(this.rooms.here, this.rooms.tickets, mock(StaffSessions.class),
						Duration.ofMillis(50)),
				"visitors", new PersonReader(), "cases", mock(OwnCaseReader.class), "answers",
				mock(ErrorResponseWriter.class))
			.forEach(this.program.getBeanFactory()::registerSingleton);
		this.program.refresh();
		this.browser = Browsers.withCamera();
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.close();
		}
		if (this.program != null) {
			this.program.close();
		}
		this.database.close();
	}

	@Test
	@DisplayName("two and three people see and hear each other, and the host's page records each of them, also after a reload")
	void meet() {
		this.rooms.open();
		var host = enter("host", this.rooms.tickets.forStaff(RoomsForTests.CASE, "host", RoomsForTests.OFFICE));
		var citizen = enter("citizen", this.rooms.tickets.forRequester(RoomsForTests.CASE, RoomsForTests.CITIZEN));
		state(host, "ADMITTED");
		citizen.locator("#room-recorded").waitFor();
		host.locator("#room-waiting button").click();
		state(citizen, "ADMITTED");
		sees(host, 1);
		sees(citizen, 1);

		var interpreter = enter("interpreter",
				this.rooms.tickets.forStaff(RoomsForTests.CASE, "interpreter", RoomsForTests.INTERPRETERS));
		host.locator("#room-waiting button").click();
		state(interpreter, "ADMITTED");
		this.pages.values().forEach((page) -> sees(page, 2));
		written(3);

		host.reload();
		state(host, "ADMITTED");
		this.pages.values().forEach((page) -> sees(page, 2));
		written(6);
		assertThat(host.locator("#room-unkept").isHidden()).isTrue();
		this.rooms.close();
		state(citizen, "CLOSED");

		var recordings = this.rooms.sealed();
		assertThat(recordings).allSatisfy((one) -> {
			assertThat(one.isSealed()).as("%s", one).isTrue();
			assertThat(one.sound()).as("%s", one).isPositive();
			assertThat(one.picture()).as("%s", one).isPositive();
		}).extracting(Found::seat).containsOnly(1, 2, 3);
		assertThat(recordings).as("the host before the reload and after it")
			.filteredOn((one) -> one.seat() == 1)
			.hasSizeGreaterThan(1);
	}

	/** Waits until so many parts have two seconds or so each. */
	private void written(int parts) {
		await("parts").atMost(Duration.ofMinutes(3))
			.until(() -> List
				.of(this.folder.toFile().listFiles((file) -> file.getName().endsWith(".mkv") && file.length() > 40_000))
				.size() >= parts);
	}

	private Page enter(String person, String ticket) {
		var context = this.browser.newContext(new Browser.NewContextOptions().setLocale("ar"));
		context.addCookies(List.of(new Cookie("person", person).setUrl(address(""))));
		var page = context.newPage();
		page.addInitScript(SMALL);
		page.navigate(address("/room/" + ticket));
		state(page, "CHECKING");
		page.locator("#room-ready").click();
		this.pages.put(person, page);
		return page;
	}

	private String address(String path) {
		return "http://localhost:" + this.program.getWebServer().getPort() + path;
	}

	private static void state(Page page, String state) {
		page.locator("#room-status[data-state=" + state + "]")
			.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
	}

	/** Waits until a page shows moving pictures with sound of so many others. */
	@SuppressWarnings("unchecked")
	private void sees(Page page, int others) {
		await().atMost(Duration.ofMinutes(3))
			.untilAsserted(() -> assertThat((List<String>) page.evaluate("""
					() => [...document.querySelectorAll('#room-seats figure[data-seat] video')].map((video) => ({
					  frames: video.videoWidth && video.getVideoPlaybackQuality().totalVideoFrames,
					  sound: video.srcObject?.getAudioTracks().some(({ muted }) => !muted) })).map(
					({ frames, sound }) => frames > 10 && sound ? 'moves' : `${frames} frames, sound: ${sound}`)"""))
				.as("others, after %s", this.rooms.events())
				.hasSize(others)
				.containsOnly("moves"));
	}

	@ImportAutoConfiguration({ DispatcherServletAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
			JacksonAutoConfiguration.class, MessageSourceAutoConfiguration.class,
			ServletWebServerFactoryAutoConfiguration.class, ThymeleafAutoConfiguration.class,
			WebMvcAutoConfiguration.class, WebSocketServletAutoConfiguration.class })
	@Import({ RoomPages.class, RoomLineConfiguration.class, RoomRecordingController.class })
	static class Program {

	}

	/** Takes the person from a cookie in place of their log-in. */
	private static final class PersonReader extends RoomVisitorReader {

		PersonReader() {
			super(HostCookies.of(""));
		}

		@Override
		Visitor visitor(HttpServletRequest request) {
			var person = Optional.ofNullable(WebUtils.getCookie(request, "person"))
				.map((cookie) -> cookie.getValue())
				.orElse("");
			var browser = super.visitor(request).browser();
			return person.equals("citizen") ? new Visitor(Optional.of(RoomsForTests.CITIZEN), Optional.empty(), browser)
					: new Visitor(Optional.empty(), Optional.of(person), browser);
		}

	}

}
