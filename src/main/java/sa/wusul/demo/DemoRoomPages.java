package sa.wusul.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import sa.wusul.meeting.DemoMeetingRooms;

/** Demo page with the open video rooms. */
@Controller
@Profile("demo")
class DemoRoomPages {

	private final DemoMeetingRooms rooms;

	DemoRoomPages(DemoMeetingRooms rooms) {
		this.rooms = rooms;
	}

	@GetMapping("/demo/rooms")
	String show(Model model) {
		model.addAttribute("rooms", this.rooms.rooms());
		return "demo/rooms";
	}

}
