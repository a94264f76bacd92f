package dev.daybook.sample;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The randomuser.me API, version 1.4, as its server behaves. */
final class RandomuserSource implements Source {

    private static final Pattern PATH = Pattern.compile("/api/1\\.4/?");
    private static final long HELD_RESULTS = 5000;

    private final SampleOptions options;
    private final UserWindow window;
    private final Vocabulary vocabulary = Vocabulary.read();
    private final Set<Served> served = new LinkedHashSet<>();

    private record Served(PageRequest page, Distortion distortion) {}

    RandomuserSource(SampleOptions options) {
        this.options = options;
        this.window = new UserWindow(options.usersPerWindow(), options.windowClock());
    }

    @Override
    public Answer answer(Query query, Distortion distortion) {
        if (window.isFull(query.client())) {
            return refusal(window.users(query.client()));
        }
        if (!PATH.matcher(query.path()).matches()) {
            return Answer.status(404, "Not Found");
        }
        PageRequest asked = PageRequest.of(query, options.maxResults());
        window.add(query.client(), asked.results());
        return options.replay()
                .map(folder -> new Recordings(folder).answer(query))
                .orElseGet(() -> generated(asked.distorted(distortion), distortion));
    }

    @Override
    public List<String> markers() {
        Set<String> markers = new LinkedHashSet<>();
        for (Served page : pagesServed()) {
            write(OutputStream.nullOutputStream(), page, markers::add);
        }
        return List.copyOf(markers);
    }

    private Answer generated(PageRequest page, Distortion distortion) {
        Served answer = new Served(page, distortion);
        if (options.markers()) {
            remember(answer);
        }
        return Answer.json(out -> write(out, answer, marker -> {}), page.results() > HELD_RESULTS)
                .with("Vary", "Accept-Encoding")
                .with("X-Powered-By", "Express")
                .with("Access-Control-Allow-Origin", "*");
    }

    private void write(OutputStream out, Served answer, Consumer<String> seen) {
        PageRequest page = answer.page();
        People people = new People(vocabulary, page, options);
        Markers markers = new Markers(options.markers(), people.state(), seen);
        new PeopleWriter(page, answer.distortion(), people, markers, options.clock().instant())
                .writeTo(out);
    }

    private void remember(Served answer) {
        synchronized (served) {
            served.add(answer);
        }
    }

    private List<Served> pagesServed() {
        synchronized (served) {
            return new ArrayList<>(served);
        }
    }

    private static Answer refusal(long users) {
        return Answer.error(
                429,
                "Whoa, ease up there cowboy. %d users went to this address in one window; wait until it ends"
                        .formatted(users));
    }
}
