import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Apache Lucene 8 over the same passages: for its speed, and as the oracle of terms and scores. Run from source:
 * java -cp JARS LucenePeer.java analyze|search|explain|bench ...
 */
public final class LucenePeer {
  private static final Analyzer ANALYZER = new EnglishAnalyzer();
  private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "analyze": analyze(Paths.get(args[1])); break;
      case "search": search(Paths.get(args[1]), Paths.get(args[2]), Paths.get(args[3])); break;
      case "bench": bench(Paths.get(args[1]), Paths.get(args[2]), Paths.get(args[3])); break;
      default: throw new IllegalArgumentException(args[0]);
    }
    OUT.flush();
  }

  /** A line of UTF-16 code units in hexadecimal in; "term@position@start@end" for each term out, the term in hexadecimal too. */
  private static void analyze(Path texts) throws IOException {
    for (String line : Files.readAllLines(texts)) {
      StringBuilder out = new StringBuilder();
      try (TokenStream tokens = ANALYZER.tokenStream("text", fromHex(line))) {
        CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
        PositionIncrementAttribute increment = tokens.getAttribute(PositionIncrementAttribute.class);
        OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
        tokens.reset();
        for (int position = -1; tokens.incrementToken(); ) {
          position += increment.getPositionIncrement();
          out.append(toHex(term.toString())).append('@').append(position).append('@').append(offset.startOffset())
              .append('@').append(offset.endOffset()).append(' ');
        }
        tokens.end();
      }
      OUT.println(out.toString().trim());
    }
  }

  /** One query of the classic syntax a line in; "number:score" of the ten best out, with what the first was explained by. */
  private static void search(Path passages, Path queries, Path folder) throws Exception {
    try (IndexReader reader = build(passages, folder)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (String typed : Files.readAllLines(queries)) {
        Query query = parse(typed);
        ScoreDoc[] best = searcher.search(query, 10).scoreDocs;
        StringBuilder out = new StringBuilder();
        for (ScoreDoc hit : best) {
          out.append(hit.doc).append(':').append(hit.score).append(' ');
        }
        out.append('\t').append(query);
        if (best.length > 0) {
          out.append('\t').append(searcher.explain(query, best[0].doc).toString().replaceAll("\\s+", " "));
        }
        OUT.println(out);
      }
    }
  }

  private static void bench(Path passages, Path queries, Path folder) throws Exception {
    long started = System.nanoTime();
    try (IndexReader reader = build(passages, folder)) {
      double seconds = (System.nanoTime() - started) / 1e9;
      double cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      List<String> rows = new ArrayList<>();
      for (String typed : Files.readAllLines(queries)) {
        rows.add(time(searcher, typed));
      }
      OUT.printf("{\"Engine\":\"Lucene %s\",\"BuildSeconds\":%.3f,\"BuildCpuSeconds\":%.3f,\"IndexBytes\":%d,\"PeakBytes\":%d,\"Queries\":[%s]}%n",
          org.apache.lucene.util.Version.LATEST, seconds, cpu, size(folder), peak(), String.join(",", rows));
    }
  }

  /** Twice the warming up of the others: the first runs are interpreted. */
  private static String time(IndexSearcher searcher, String typed) throws Exception {
    for (long started = System.nanoTime(); System.nanoTime() - started < 600_000_000L; ) {
      searcher.search(parse(typed), 10);
    }
    long[] times = new long[500];
    int runs = 0;
    for (long started = System.nanoTime(); runs < times.length && (runs < 5 || System.nanoTime() - started < 2_000_000_000L); runs++) {
      long run = System.nanoTime();
      searcher.search(parse(typed), 10);
      times[runs] = System.nanoTime() - run;
    }
    Arrays.sort(times, 0, runs);
    return String.format("{\"Best\":%.4f,\"P99\":%.4f}", times[0] / 1e6, times[(int) Math.ceil(runs * 0.99) - 1] / 1e6);
  }

  /** Documents are numbered as the passages are: one thread, and merges of neighbours only. */
  private static IndexReader build(Path passages, Path folder) throws IOException {
    Directory directory = new MMapDirectory(folder);
    IndexWriterConfig config = new IndexWriterConfig(ANALYZER).setMergePolicy(new LogDocMergePolicy()).setRAMBufferSizeMB(64);
    try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader lines = Files.newBufferedReader(passages)) {
      for (String line; (line = lines.readLine()) != null; ) {
        Document document = new Document();
        document.add(new TextField("text", line, Field.Store.NO));
        writer.addDocument(document);
      }
    }
    return DirectoryReader.open(directory);
  }

  private static Query parse(String typed) throws Exception {
    QueryParser parser = new QueryParser("text", ANALYZER);
    parser.setAllowLeadingWildcard(true);
    return parser.parse(typed);
  }

  private static long size(Path folder) throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static long peak() throws IOException {
    for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    return 0;
  }

  private static String fromHex(String hex) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < hex.length(); at += 4) {
      text.append((char) Integer.parseInt(hex.substring(at, at + 4), 16));
    }
    return text.toString();
  }

  private static String toHex(String text) {
    StringBuilder hex = new StringBuilder();
    for (char unit : text.toCharArray()) {
      hex.append(String.format("%04X", (int) unit));
    }
    return hex.toString();
  }
}
