package sa.wusul.portal.room;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.web.ErrorResponseWriter;
import sa.wusul.room.PageRecordingService;
import sa.wusul.room.RoomTicketService;

/** Receiver of the pieces that the host's page records of a room without a relay. */
@RestController
@RequestMapping("/room/{ticket}/recordings/{seat}")
class RoomRecordingController {

	/** Names of browsers; one that also says the name of another stands before it. */
	private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

	private static final Pattern BROWSER = Pattern.compile("(Edg|OPR|Firefox|Chrome|Safari)/([0-9]{1,4})");

	private final RoomTicketService tickets;

	private final RoomVisitorReader visitors;

	private final PageRecordingService recordings;

	private final ErrorResponseWriter answers;

	RoomRecordingController(RoomTicketService tickets, RoomVisitorReader visitors, PageRecordingService recordings,
			ErrorResponseWriter answers) {
		this.tickets = tickets;
		this.visitors = visitors;
		this.recordings = recordings;
		this.answers = answers;
	}

	/** Begins the next part of a seat. */
	@PostMapping
	Part begin(@PathVariable String ticket, @PathVariable int seat, HttpServletRequest request) {
		return new Part(
				this.recordings.begin(host(ticket, request), seat, browser(request.getHeader(HttpHeaders.USER_AGENT))));
	}

	/**
	 * Appends a piece.
	 * @param from the place of its first byte in the file
	 */
	@PutMapping(path = "/{part}", consumes = "video/webm")
	Length append(@PathVariable String ticket, @PathVariable int seat, @PathVariable int part, @RequestParam long from,
			HttpServletRequest request, InputStream body) throws IOException {
		var host = host(ticket, request);
		var piece = body.readNBytes(PageRecordingService.LARGEST + 1);
		if (piece.length > PageRecordingService.LARGEST) {
			throw new RefusalException(Kind.TOO_LARGE, "videoRoom.tooMuchAtOnce");
		}
		return new Length(this.recordings.append(host, seat, part, from, piece));
	}

	/** Ends a part of which everything arrived. */
	@PostMapping("/{part}/end")
	void end(@PathVariable String ticket, @PathVariable int seat, @PathVariable int part, HttpServletRequest request) {
		this.recordings.end(host(ticket, request), seat, part);
	}

	/** Returns name and version of a browser, empty if it does not say them. */
	static String browser(String agent) {
		var told = BROWSER.matcher((agent != null) ? agent : "")
			.results()
			.collect(Collectors.toMap((found) -> found.group(1), (found) -> found.group(2), (first, again) -> first));
		return BROWSERS.stream()
			.filter(told::containsKey)
			.map((name) -> name + " " + told.get(name))
			.findFirst()
			.orElse("");
	}

	/** Returns the seat of the page that opened the ticket; strangers learn nothing. */
	private long host(String ticket, HttpServletRequest request) {
		return this.tickets.access(ticket, this.visitors.visitor(request))
			.map(RoomTicketService.Access::seat)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "videoRoom.unknown"));
	}

	@ExceptionHandler
	void refuse(RefusalException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answers.write(request, response, refusal);
	}

	/** The number of a part that began. */
	record Part(int part) {
	}

	/** The bytes that a part has. */
	record Length(long length) {
	}

}
