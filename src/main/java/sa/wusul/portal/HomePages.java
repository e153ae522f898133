package sa.wusul.portal;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Start page for citizens. */
@Controller
public class HomePages {

	private static final List<Way> WAYS = List.of(new Way("services", "/services"), new Way("cases", "/cases"),
			new Way("track", "/track"), new Way("appointments", "/appointments"), new Way("tawasul", "/tawasul"),
			new Way("verify", "/verify"));

	@GetMapping("/")
	String show(Model model) {
		model.addAttribute("ways", WAYS);
		return "portal/home";
	}

	/** An entry of the start page. */
	public record Way(String name, String address) {
	}

}
