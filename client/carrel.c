/*
 * The quick command line: hands a command to the Carrel that owns the library, over that process's
 * socket, and prints the answer. Without one, or for anything but a command, it becomes the whole program.
 * docs/decisions/0067 says why; electron/handover/client-door.ts is the other side.
 *
 * A frame is one byte that says its kind, the length of its payload (4 bytes, big-endian), and the payload.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

/* From this process: the command, stdin, its end or failure, a signal, "nobody reads the output". */
enum { COMMAND = 'C', INPUT = 'I', INPUT_END = 'E', SIGNAL = 'S', OUTPUT_CLOSED = 'P' };
/* From the owner: "taken", "not for me", text for a stream, "send stdin", the exit code. */
enum { TAKEN = 'T', NOT_MINE = 'N', TO_STDOUT = '1', TO_STDERR = '2', ASK_INPUT = 'A', EXIT = 'X' };

/* As in electron/ipc/exit-codes.ts. */
enum { FAILED = 3, OUTPUT_FAILED = 74, CLOSED_PIPE = 141 };

enum {
  HEADER = 5,
  LONGEST_FRAME = 1024 * 1024,
  /* A pipe that is ready takes so many bytes at once. */
  PIECE = 4096,
  /* How long the owner may take to begin, and to end after a signal, in milliseconds. */
  WITHIN_MS = 15000,
  /* How long completion may take. */
  ASKED_MS = 1500,
  /* One Ctrl-C may arrive twice: from the terminal and from a program in between. */
  REPEATED_MS = 500,
};

static char program[PATH_MAX];
static char **words;
static int word_count;
static int owner = -1;
static int signal_pipe[2];

static long long now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static void complain(const char *what, const char *why) {
  char line[PATH_MAX + 256];
  int length = snprintf(line, sizeof line, "carrel: %s%s%s\n", what, why ? ": " : "", why ? why : "");
  if (write(2, line, length < (int)sizeof line ? (size_t)length : sizeof line - 1) < 0) return;
}

/* As in electron/system-errors.ts, for what happens to stdin and output. */
static const char *reason(int error) {
  if (error == ENOSPC) return "the disk is full (ENOSPC)";
  if (error == EFBIG) return "it would be larger than this disk allows (EFBIG)";
  if (error == EIO) return "the disk reports an error (EIO)";
  if (error == EISDIR) return "it is a folder (EISDIR)";
  if (error == EBADF) return "it is not open for this (EBADF)";
  return strerror(error);
}

/* The whole program, which stands beside the folder of this one. */
static int find_program(void) {
  char self[PATH_MAX];
#ifdef __APPLE__
  char given[PATH_MAX];
  uint32_t size = sizeof given;
  if (_NSGetExecutablePath(given, &size) != 0 || !realpath(given, self)) return 0;
#else
  ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  if (length < 0) return 0;
  self[length] = 0;
#endif
  for (int step = 0; step < 2; step++) {
    char *slash = strrchr(self, '/');
    if (!slash) return 0;
    *slash = 0;
  }
  char path[PATH_MAX];
  int made = snprintf(path, sizeof path, "%s/" PROGRAM, self);
  return made > 0 && made < (int)sizeof path && realpath(path, program) != NULL;
}

/* A shell asks what a word may be: nothing, when no owner answers at once. */
static int asks_only = 0;
static long long ends_at = 0;

/* Does not return. Without a display Chromium is told so at once, which saves a second start. */
static void become_program(void) {
  if (asks_only) exit(0);
  char **all = calloc((size_t)word_count + 4, sizeof *all);
  int count = 0;
  if (!all) exit(FAILED);
  all[count++] = program;
  /* Chromium's own warnings begin before the program's first line runs. */
  all[count++] = "--log-level=3";
#ifdef __linux__
  const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
  int names_platform = 0;
  for (int at = 0; at < word_count; at++) names_platform |= !strncmp(words[at], "--ozone-platform", 16);
  if (!(x && *x) && !(wayland && *wayland) && !names_platform) all[count++] = "--ozone-platform=headless";
#endif
  for (int at = 0; at < word_count; at++) all[count++] = words[at];
  signal(SIGPIPE, SIG_DFL);
  execv(program, all);
  complain(program, strerror(errno));
  exit(FAILED);
}

static int is_utf8(const char *text) {
  const unsigned char *at = (const unsigned char *)text;
  while (*at) {
    int more = *at < 0x80 ? 0 : *at < 0xc2 ? -1 : *at < 0xe0 ? 1 : *at < 0xf0 ? 2 : *at < 0xf5 ? 3 : -1;
    if (more < 0) return 0;
    if ((*at == 0xe0 && at[1] < 0xa0) || (*at == 0xed && at[1] > 0x9f)) return 0;
    if ((*at == 0xf0 && at[1] < 0x90) || (*at == 0xf4 && at[1] > 0x8f)) return 0;
    for (at++; more > 0; more--, at++)
      if ((*at & 0xc0) != 0x80) return 0;
  }
  return 1;
}

/* The value of `--name VALUE` or `--name=VALUE`; the last one counts. */
static const char *option(const char *name) {
  const char *found = NULL;
  size_t length = strlen(name);
  for (int at = 0; at < word_count && strcmp(words[at], "--") != 0; at++) {
    if (strncmp(words[at], name, length) != 0) continue;
    if (words[at][length] == '=') found = words[at] + length + 1;
    else if (words[at][length] == 0 && at + 1 < word_count) found = words[at + 1];
  }
  return found;
}

/* FNV-1a of 64 bits, of these bytes and a NUL. */
static uint64_t hashed(uint64_t hash, const char *text) {
  for (const unsigned char *at = (const unsigned char *)text;; at++) {
    hash = (hash ^ *at) * 1099511628211u;
    if (!*at) return hash;
  }
}

/* Where the owner of the library that the words name listens. The owner checks that it is the right one. */
static int socket_path(char *path, size_t size) {
  char library[PATH_MAX] = "", profile[PATH_MAX] = "";
  const char *given = option("--library");
  if (given && !realpath(given, library)) return 0;
  given = option("--profile");
  if (given && !realpath(given, profile)) return 0;
  uint64_t key = hashed(hashed(hashed(14695981039346656037u, program), profile), library);
  const char *home = getenv("HOME");
  int made;
#ifdef __APPLE__
  if (!home || *home != '/') return 0;
  made = snprintf(path, size, "%s/Library/Application Support/Carrel/doors/%016llx", home, (unsigned long long)key);
#else
  const char *config = getenv("XDG_CONFIG_HOME");
  if (config && *config)
    made = snprintf(path, size, "%s/Carrel/doors/%016llx", config, (unsigned long long)key);
  else if (home && *home == '/')
    made = snprintf(path, size, "%s/.config/Carrel/doors/%016llx", home, (unsigned long long)key);
  else
    return 0;
#endif
  return made > 0 && (size_t)made < size;
}

/* Connects only to a process of this user. */
static int connect_owner(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (!socket_path(address.sun_path, sizeof address.sun_path)) return 0;
  owner = socket(AF_UNIX, SOCK_STREAM, 0);
  if (owner < 0) return 0;
  fcntl(owner, F_SETFD, FD_CLOEXEC);
  if (connect(owner, (struct sockaddr *)&address, sizeof address) != 0) return 0;
#ifdef __linux__
  struct ucred peer;
  socklen_t length = sizeof peer;
  return getsockopt(owner, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 && peer.uid == geteuid();
#else
  uid_t user;
  gid_t group;
  return getpeereid(owner, &user, &group) == 0 && user == geteuid();
#endif
}

static int send_all(const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t sent = write(owner, bytes, length);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return 0;
    bytes += sent;
    length -= (size_t)sent;
  }
  return 1;
}

/* An owner that is gone is noticed when its end is read. */
static int send_frame(char kind, const char *payload, size_t length) {
  char header[HEADER] = {kind, (char)(length >> 24), (char)(length >> 16), (char)(length >> 8), (char)length};
  return send_all(header, HEADER) && send_all(payload, length);
}

/* Version of these frames, program, folder, "e" if stderr is a terminal, words: each ends in NUL. */
static int send_command(void) {
  char *bytes = malloc(LONGEST_FRAME), folder[PATH_MAX];
  size_t length = 0;
  if (!bytes || !getcwd(folder, sizeof folder)) return 0;
  const char *fixed[] = {"1", program, folder, isatty(2) ? "e" : ""};
  for (int at = 0; at < 4 + word_count; at++) {
    const char *text = at < 4 ? fixed[at] : words[at - 4];
    size_t size = strlen(text) + 1;
    if (!is_utf8(text) || length + size > LONGEST_FRAME) return 0;
    memcpy(bytes + length, text, size);
    length += size;
  }
  int sent = send_frame(COMMAND, bytes, length);
  free(bytes);
  return sent;
}

/*
 * A stream that was closed gets a file that fails, in the direction in which it is used: else a socket would
 * take its number, and the whole program would find an empty stdin.
 */
static void fill_closed(void) {
  for (int stream = 0; stream < 3; stream++)
    if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", stream ? O_RDONLY : O_WRONLY) != stream) return;
}

static void on_signal(int number) {
  char byte = (char)number;
  int before = errno;
  if (write(signal_pipe[1], &byte, 1) < 0) { /* So many signals wait that one more changes nothing. */ }
  errno = before;
}

static int catch_signals(void) {
  if (pipe(signal_pipe) != 0) return 0;
  for (int end = 0; end < 2; end++) {
    fcntl(signal_pipe[end], F_SETFD, FD_CLOEXEC);
    fcntl(signal_pipe[end], F_SETFL, O_NONBLOCK);
  }
  struct sigaction action = {.sa_handler = on_signal};
  const int caught[] = {SIGHUP, SIGINT, SIGTERM};
  for (int at = 0; at < 3; at++) {
    struct sigaction before;
    /* One that is ignored stays so, as after nohup. */
    if (sigaction(caught[at], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
      sigaction(caught[at], &action, NULL);
  }
  return 1;
}

/* Frames that were read and not handled yet. All is read at once, so that the owner never waits for us. */
static char *unread;
static size_t unread_from, unread_to, unread_room;

/* 1: read, 0: the owner has ended. */
static int read_owner(void) {
  if (unread_from == unread_to) unread_from = unread_to = 0;
  if (unread_room - unread_to < 65536) {
    memmove(unread, unread + unread_from, unread_to - unread_from);
    unread_to -= unread_from;
    unread_from = 0;
    if (unread_room - unread_to < 65536) {
      size_t room = unread_room * 2 + 131072;
      char *more = realloc(unread, room);
      if (!more) return 0;
      unread = more;
      unread_room = room;
    }
  }
  ssize_t got = read(owner, unread + unread_to, unread_room - unread_to);
  if (got < 0 && errno == EINTR) return 1;
  if (got <= 0) return 0;
  unread_to += (size_t)got;
  return 1;
}

/* The next whole frame; 0 when there is none, -1 for what no owner sends. */
static int next_frame(char *kind, const char **payload, size_t *length) {
  const unsigned char *head = (unsigned char *)unread + unread_from;
  if (unread_to - unread_from < HEADER) return 0;
  *length = (size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8 | head[4];
  if (*length > LONGEST_FRAME) return -1;
  if (unread_to - unread_from < HEADER + *length) return 0;
  *kind = (char)head[0];
  *payload = (const char *)head + HEADER;
  return 1;
}

static int exit_code = -1;
/* The exit code of an output that could not be written; it counts more than the owner's. */
static int output_code = 0;
static int is_signalled = 0;
static int broken[3] = {0};
static long long signalled_at = 0;

static void cannot_write(int stream, int error) {
  broken[stream] = 1;
  if (error == EPIPE) {
    if (stream == 1) output_code = output_code ? output_code : CLOSED_PIPE;
  } else {
    output_code = OUTPUT_FAILED;
    if (stream == 1) complain("the output could not be written", reason(error));
  }
  if (stream == 1) send_frame(OUTPUT_CLOSED, "", 0);
}

/* Writes a piece; returns how much of it is done. */
static size_t print_piece(int stream, const char *bytes, size_t length) {
  if (broken[stream]) return length;
  ssize_t written = write(stream, bytes, length < PIECE ? length : PIECE);
  if (written >= 0) return (size_t)written;
  if (errno != EINTR && errno != EAGAIN) cannot_write(stream, errno);
  return 0;
}

static void take_signals(void) {
  char number;
  while (read(signal_pipe[0], &number, 1) == 1) {
    long long now = now_ms();
    if (is_signalled && now - signalled_at < REPEATED_MS) continue;
    if (is_signalled) exit(128 + number);
    is_signalled = number;
    signalled_at = now;
    ends_at = now + WITHIN_MS;
    send_frame(SIGNAL, &number, 1);
  }
}

/* Returns 0 at the end of stdin. */
static int pass_input(void) {
  static char bytes[65536];
  ssize_t got = read(0, bytes, sizeof bytes);
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return 1;
  if (got > 0) return send_frame(INPUT, bytes, (size_t)got), 1;
  const char *why = got < 0 ? reason(errno) : "";
  send_frame(INPUT_END, why, strlen(why));
  return 0;
}

/* Does what the frames say, as far as a stream takes their text; returns the stream that is waited for. */
static int handle_frames(size_t *printed, int *reads_input) {
  char kind;
  const char *payload;
  size_t length;
  int found;
  while ((found = next_frame(&kind, &payload, &length)) > 0 && exit_code < 0) {
    if (kind == TO_STDOUT || kind == TO_STDERR) {
      int stream = kind == TO_STDOUT ? 1 : 2;
      struct pollfd ready = {.fd = stream, .events = POLLOUT};
      if (*printed < length && !broken[stream]) {
        if (poll(&ready, 1, 0) == 0) return stream;
        *printed += print_piece(stream, payload + *printed, length - *printed);
        continue;
      }
    } else if (kind == ASK_INPUT) *reads_input = 1;
    else if (kind == EXIT && length == 1) exit_code = (unsigned char)*payload;
    unread_from += HEADER + length;
    *printed = 0;
  }
  if (found < 0) exit_code = FAILED;
  return 0;
}

static int run_command(void) {
  size_t printed = 0;
  int reads_input = 0, is_open = 1;
  for (;;) {
    int waits_for = handle_frames(&printed, &reads_input);
    if (exit_code >= 0) return output_code ? output_code : exit_code;
    if (!is_open && waits_for == 0) break;
    struct pollfd all[] = {
        {.fd = signal_pipe[0], .events = POLLIN},
        {.fd = is_open ? owner : -1, .events = POLLIN},
        {.fd = reads_input ? 0 : -1, .events = POLLIN},
        {.fd = waits_for ? waits_for : -1, .events = POLLOUT},
    };
    long long left = ends_at ? ends_at - now_ms() : -1;
    if (ends_at && left <= 0) break;
    if (poll(all, 4, (int)left) < 0 && errno != EINTR) break;
    take_signals();
    if (all[1].revents && !read_owner()) is_open = 0;
    if (all[2].revents && !pass_input()) reads_input = 0;
  }
  if (output_code) return output_code;
  if (is_signalled) return 128 + is_signalled;
  if (asks_only) return 0;
  complain("Carrel was closed before it answered.", NULL);
  return FAILED;
}

/* Waits until the owner has said whether the command is its own. */
static int is_taken(void) {
  long long until = ends_at ? ends_at : now_ms() + WITHIN_MS;
  for (;;) {
    char kind;
    const char *payload;
    size_t length;
    int found = next_frame(&kind, &payload, &length);
    if (found < 0 || (found > 0 && kind != TAKEN)) return 0;
    if (found > 0) {
      unread_from += HEADER + length;
      return 1;
    }
    struct pollfd one = {.fd = owner, .events = POLLIN};
    long long left = until - now_ms();
    if (left <= 0 || (poll(&one, 1, (int)left) < 0 && errno != EINTR)) return 0;
    if (one.revents && !read_owner()) return 0;
  }
}

int main(int count, char **all) {
  fill_closed();
  words = all + 1;
  word_count = count > 0 ? count - 1 : 0;
  if (word_count == 1 && (!strcmp(words[0], "--version") || !strcmp(words[0], "-v"))) {
    static const char line[] = "carrel " VERSION "\n";
    ssize_t written = write(1, line, sizeof line - 1);
    if (written == sizeof line - 1) return 0;
    if (written < 0 && errno == EPIPE) return CLOSED_PIPE;
    complain("the output could not be written", written < 0 ? reason(errno) : NULL);
    return OUTPUT_FAILED;
  }
  if (!find_program()) {
    complain("the program of Carrel was not found", NULL);
    return FAILED;
  }
  signal(SIGPIPE, SIG_IGN);
  asks_only = word_count > 0 && !strcmp(words[0], "__complete");
  if (asks_only) ends_at = now_ms() + ASKED_MS;
  if (word_count == 0 || !connect_owner() || !send_command() || !is_taken() || !catch_signals()) become_program();
  return run_command();
}
